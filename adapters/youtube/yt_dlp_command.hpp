// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

enum class AudioFormat { opus, m4a, mp3 };

struct YtDlpOptions {
    std::string program = "yt-dlp";
    AudioFormat format = AudioFormat::opus;
    std::vector<std::string> extra_args{};             // before the URLs; file names in them are best absolute
    std::chrono::milliseconds pause{5'000};            // between two downloads
    std::uint64_t max_size = 60'000'000;               // bytes; 0: any
    std::chrono::milliseconds max_duration{1'200'000}; // 0: any
    int candidates = 8;                                // asked for each recording
    std::chrono::seconds socket_timeout{20};
    std::chrono::milliseconds search_limit{60'000}; // for one process
    std::chrono::milliseconds text_limit{10'000};   // and so long for each text
    std::chrono::milliseconds silence_limit{120'000};
    std::chrono::milliseconds download_limit{900'000}; // for each song
};

// What is searched for: artist and title without control characters, at most 200 bytes. Empty: nothing to search for.
[[nodiscard]] std::string search_text(const Recording&);

// Eleven characters of the alphabet of video ids: the only remote text that reaches a command line as it is.
[[nodiscard]] bool is_video_id(std::string_view);

// One process for all texts: it prints one JSON line for each, in their order.
[[nodiscard]] std::vector<std::string> search_command(const YtDlpOptions&, std::span<const std::string> texts);

// One process for all videos, into the folder where it runs. It prints the records that read_fetch_line() reads.
[[nodiscard]] std::vector<std::string> fetch_command(const YtDlpOptions&, std::span<const std::string> ids);

}
