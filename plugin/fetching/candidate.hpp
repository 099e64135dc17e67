// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// Something that a source offers and that may be the wanted recording. Everything but id and title may be unknown.
struct Candidate {
    // What the source itself says about the kind of thing. label_audio: a label's or distributor's own audio track
    // (YouTube Music: ATV); official_other: official, but not one single track.
    enum class Kind { unknown, label_audio, official_video, official_other, user_upload };

    std::string source; // "youtube"
    std::string id;     // the source's id: an eleven character video id
    std::string title;
    std::string channel;
    std::string channel_id;
    std::vector<std::string> artists; // where the source names them apart from the title
    std::string album;
    std::chrono::milliseconds length{0};
    std::uint64_t views = 0;
    bool verified = false; // the channel is marked as its artist's own
    std::optional<bool> explicit_lyrics;
    Kind kind = Kind::unknown;
    bool live = false;    // a running or coming broadcast
    bool by_isrc = false; // the source returned it for the recording's ISRC

    bool operator==(const Candidate&) const = default;
};

}
