// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/listener.hpp"
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// Every file is a song of 200 s in Opus, unless told otherwise.
class FakeListener : public Listener {
public:
    Sound listen(const std::filesystem::path& file, std::stop_token) override
    {
        const auto id = file.stem().string();
        {
            const std::lock_guard lock(mutex_);
            heard.push_back(id);
        }
        if (missing)
            throw Unavailable("ffmpeg: no such program");
        Sound sound{"opus", std::chrono::seconds(200), std::chrono::seconds(200), {}, 0, 0, -9.0, 0.9, {}, {}, file};
        if (const auto told = lengths.find(id); told != lengths.end())
            sound.told = sound.length = told->second;
        if (const auto told = silent.find(id); told != silent.end())
            sound.silent = told->second;
        if (while_listening)
            while_listening(id);
        return sound;
    }

    // Leaves "ID.m4a".
    Sound unpack(const std::filesystem::path& file, std::stop_token stop) override
    {
        Sound sound = listen(file, std::move(stop));
        sound.file.replace_extension(".m4a");
        return sound;
    }

    std::map<std::string, std::chrono::milliseconds> lengths; // by candidate id, as the next
    std::map<std::string, double> silent;
    std::function<void(const std::string& id)> while_listening;
    bool missing = false;
    std::vector<std::string> heard; // candidate ids, in order

private:
    std::mutex mutex_;
};

}
