// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A candidate chosen for one download.
struct Pick {
    std::int64_t download = 0; // the row in History
    Candidate candidate;
    std::filesystem::path folder; // an empty staging folder of this download alone; the file is left in it
};

// Why one candidate could not be had.
struct Failure {
    // candidate: this one never (gone, private, age, country, DRM). too_large: over download.max_size or max_duration.
    // passing: network, try again. local: disk, ffmpeg, permissions; the rest would fail too. outdated: the tool.
    enum class Kind { candidate, too_large, passing, local, outdated };
    Kind kind = Kind::passing;
    std::string text; // what the tool said, one line
};

// What came of one pick: a whole file, or a failure.
struct Fetched {
    std::int64_t download = 0;
    Candidate candidate;
    std::filesystem::path file;
    std::optional<Failure> failure;
    bool packed = false; // the file is as the network sent it: its sound is still to be taken out
};

// Where audio comes from. Both calls block and end soon after a stop request.
// Both throw Unavailable when the source as a whole must rest (rate limit, bot check; until() says for how long) or
// its tool is missing.
class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    // Candidates for each recording. `offer` is called from the calling thread once for each that could be searched
    // for, as soon as that is done and mostly in order, with its place. An empty list: searched, none offered.
    using Offer = std::function<void(std::size_t place, const std::vector<Candidate>&)>;
    virtual void search(std::span<const Recording>, std::stop_token, const Offer& offer) = 0;
    // Fetches the picks in order. `done` is called from the calling thread once for every pick that was tried, as soon
    // as its file is whole. Picks without a call were not tried (stopped, or an exception ended the round).
    virtual void fetch(std::span<const Pick>, std::stop_token, const std::function<void(const Fetched&)>& done) = 0;
};

}
