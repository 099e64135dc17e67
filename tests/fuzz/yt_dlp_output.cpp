// SPDX-License-Identifier: MIT
// Whatever yt-dlp prints, or whoever stands in for it: no crash, and nothing that leads out of its folder.
#include "adapters/youtube/yt_dlp_command.hpp"
#include "adapters/youtube/yt_dlp_output.hpp"
#include "adapters/youtube/yt_dlp_trouble.hpp"
#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace topfive;

namespace {

void demand(bool truth)
{
    if (!truth)
        std::abort();
}

void read(std::string_view line)
{
    if (const auto answer = read_search_line(line))
        for (const auto& candidate : answer->candidates)
            demand(is_video_id(candidate.id) && !candidate.title.empty() && candidate.length.count() >= 0);
    if (const auto told = read_fetch_line(line))
        demand(is_video_id(told->id) && (told->file.empty() || told->file.starts_with(told->id + ".")) &&
               told->file.find('/') == std::string::npos);
    if (const auto trouble = read_trouble(line)) {
        demand(trouble->id.empty() || is_video_id(trouble->id));
        demand(trouble->text.size() <= 400 && trouble->failure().text == trouble->text);
    }
    Recording recording;
    recording.artists = {std::string(line.substr(0, line.size() / 2))};
    recording.title = line.substr(line.size() / 2);
    demand(search_text(recording).size() <= 200);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        read(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return 0;
}
