// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/youtube/youtube_music.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/source.hpp"
#include <memory>
#include <string>
#include <vector>

namespace topfive {

class Answers;
class Clock;
class HttpClient;
class Log;
class Progress;
class Rest;

struct YoutubeOptions {
    std::vector<std::string> search{"music", "yt-dlp"}; // asked in this order
    YoutubeMusicOptions music{};
    YtDlpOptions yt_dlp{};
};

// YouTube as a source: searched by the ways of `search` in their order, each asked only for the recordings to which
// those before it offered nothing good; downloaded with yt-dlp.
class Youtube : public Source, public Health {};

// All references must outlive it. The rest may be shared with a later one: YouTube counts addresses, not objects.
[[nodiscard]] std::unique_ptr<Youtube> make_youtube(YoutubeOptions, HttpClient&, Answers&, Rest&, Progress&,
                                                    const Clock&, Log&);

}
