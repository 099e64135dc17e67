// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace topfive {

// Pieces of YouTube Music's answers, in its shape.

inline std::string music_watch(const std::string& id, const std::string& type)
{
    return R"({"watchEndpoint":{"videoId":")" + id + R"(","watchEndpointMusicSupportedConfigs":)" +
           R"({"watchEndpointMusicConfig":{"musicVideoType":"MUSIC_VIDEO_TYPE_)" + type + R"("}}}})";
}

// A text that leads to a page: "ARTIST", "ALBUM".
inline std::string music_link(const std::string& text, const std::string& page, const std::string& id)
{
    return R"({"text":")" + text + R"(","navigationEndpoint":{"browseEndpoint":{"browseId":")" + id +
           R"(","browseEndpointContextSupportedConfigs":{"browseEndpointContextMusicConfig":{"pageType":"MUSIC_PAGE_TYPE_)" +
           page + R"("}}}}})";
}

inline std::string music_column(const std::string& runs)
{
    return R"({"musicResponsiveListItemFlexColumnRenderer":{"text":{"runs":[)" + runs + "]}}}";
}

// A row of a list; `second` are the runs below its title, `more` further members.
inline std::string music_row(const std::string& id, const std::string& type, const std::string& title,
                             const std::string& second, const std::string& more = "")
{
    return R"({"musicResponsiveListItemRenderer":{"flexColumns":[)" + music_column(R"({"text":")" + title + "\"}") +
           "," + music_column(second) +
           R"(],"overlay":{"musicItemThumbnailOverlayRenderer":{"content":{"musicPlayButtonRenderer":)" +
           R"({"playNavigationEndpoint":)" + music_watch(id, type) + "}}}}" + more + "}}";
}

}
