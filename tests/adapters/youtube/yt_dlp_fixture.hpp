// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/youtube/yt_dlp.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/youtube/demo_world.hpp"
#include "tests/adapters/youtube/kept_progress.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/searched.hpp"
#include <algorithm>
#include <filesystem>
#include <functional>
#include <gmock/gmock.h>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

inline Recording song(const std::string& artist, const std::string& title)
{
    Recording recording;
    recording.artists = {artist};
    recording.title = title;
    return recording;
}

inline std::vector<std::string> titles(const std::vector<Candidate>& candidates)
{
    std::vector<std::string> all;
    for (const auto& candidate : candidates)
        all.push_back(candidate.title);
    return all;
}

// The real yt-dlp and ffmpeg against the demo's services.
class YtDlpTest : public testing::Test {
protected:
    YtDlpTest() { options.pause = std::chrono::milliseconds(0); }

    YtDlp& yt_dlp()
    {
        if (!source)
            source.emplace(options, rest, progress, log);
        return *source;
    }
    // The upload of that very title and channel, into a staging folder of its own.
    Pick pick(const std::string& title, const std::string& channel)
    {
        const auto found = searched(yt_dlp(), std::vector{song(channel, title)});
        for (const auto& candidate : found.front())
            if (candidate.title == title && candidate.channel == channel)
                return pick_of(candidate);
        throw Fault("the demo has no " + title);
    }
    Pick pick_of(const Candidate& candidate)
    {
        const auto number = ++picked;
        const auto folder = staging.path() / std::to_string(number);
        create_directory(folder);
        return {number, candidate, folder};
    }
    std::vector<Fetched> fetch(const std::vector<Pick>& picks, std::stop_token stop = {})
    {
        std::vector<Fetched> fetched;
        yt_dlp().fetch(picks, stop, [&](const Fetched& one) {
            fetched.push_back(one);
            if (on_done)
                on_done();
        });
        return fetched;
    }
    static std::string codec(const std::filesystem::path& file)
    {
        std::string found;
        EXPECT_TRUE(run_program({.argv = {"ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of",
                                          "csv=p=0", file.native()}},
                                [&](std::string_view line) { found = line; }, nullptr, {})
                        .clean());
        return found;
    }
    // What staging holds besides the files that were handed over.
    [[nodiscard]] std::vector<std::string> leftovers(const std::vector<Fetched>& fetched) const
    {
        std::vector<std::string> left;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(staging.path()))
            if (entry.is_regular_file() && std::none_of(fetched.begin(), fetched.end(),
                                                        [&](const Fetched& one) { return one.file == entry.path(); }))
                left.push_back(entry.path().native());
        return left;
    }

    DemoWorld world;
    FakeClock clock;
    FakeLog log;
    KeptProgress progress;
    Rest rest{clock};
    TemporaryDirectory staging;
    YtDlpOptions options;
    std::optional<YtDlp> source;
    std::function<void()> on_done;
    std::int64_t picked = 0;
};

}
