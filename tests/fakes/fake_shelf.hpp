// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/shelf.hpp"
#include "plugin/ports/tagger.hpp"
#include <algorithm>
#include <mutex>
#include <vector>

namespace topfive {

// A music directory in memory. Placing and looking are safe from every thread.
class FakeShelf : public Shelf {
public:
    [[nodiscard]] std::optional<std::string> obstacle() const override { return in_the_way; }
    [[nodiscard]] std::uint64_t free_bytes() const override { return free; }
    std::filesystem::path workspace(std::int64_t download) override { return "staging/" + std::to_string(download); }
    void discard(std::int64_t) noexcept override {}
    std::string place(const std::filesystem::path&, const std::string& wanted,
                      const std::function<void(const std::string&)>& journal) override
    {
        if (!goes.empty()) {
            in_the_way = goes;
            throw Fault("cannot place " + wanted + ": " + goes);
        }
        if (full)
            throw Fault("cannot place " + wanted + ": No space left on device");
        journal(wanted);
        const std::lock_guard lock(mutex_);
        songs.push_back(wanted);
        return wanted;
    }
    [[nodiscard]] bool exists(const std::string& path) const override
    {
        const std::lock_guard lock(mutex_);
        return std::ranges::find(songs, path) != songs.end();
    }
    [[nodiscard]] bool lacks(const std::string& path) const override
    {
        return std::ranges::find(gone, path) != gone.end();
    }
    [[nodiscard]] std::uint64_t size(const std::string& path) const override { return exists(path) ? 1000000 : 0; }
    void take_out(const std::string& path) override { std::erase(songs, path); }
    void clear_staging() override { ++cleared; }

    std::vector<std::string> songs; // in order of placing
    std::vector<std::string> gone;  // listed, and deleted
    std::string goes;               // at the next placing the directory is gone, for this reason
    std::optional<std::string> in_the_way;
    std::uint64_t free = 100'000'000'000;
    bool full = false;
    int cleared = 0;

private:
    mutable std::mutex mutex_;
};

class FakeTagger : public Tagger {
public:
    void tag(const std::filesystem::path&, const Recording& recording, const Provenance& provenance,
             const std::string&) override
    {
        tagged.emplace_back(recording.title, provenance.source);
        reasons.push_back(provenance.reason);
        verified.push_back(provenance.verified);
    }
    std::vector<std::pair<std::string, std::string>> tagged;
    std::vector<std::string> reasons;  // of those, "" for what was searched for
    std::vector<std::string> verified; // beside them
};

class NoCovers : public Covers {
public:
    std::string fetch(const std::string&, std::stop_token) noexcept override { return {}; }
};

class NoProgress : public Progress {
public:
    void report(const ProgressReport&) noexcept override {}
};

}
