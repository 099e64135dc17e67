// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/health.hpp"
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

class Answers;
class Clock;
class HttpClient;
class Rest;

struct YoutubeMusicOptions {
    std::string url = "https://music.youtube.com";
    std::chrono::seconds cache{7 * 24 * 3600};
    int burst = 3; // requests at once, then one in `refill`
    std::chrono::milliseconds refill{1'000};
};

// YouTube Music's search over HTTP, unofficial and without a key: a fraction of a second where yt-dlp needs seconds,
// and it knows a label's own tracks. Safe from every thread.
class YoutubeMusic : public Health {
public:
    YoutubeMusic(YoutubeMusicOptions, HttpClient&, Answers&, Rest&, const Clock&);
    ~YoutubeMusic() override;

    // Candidates for a recording: by its ISRC, by title among songs, inside the artist's own list; it ends with the
    // first way that gives a good one. Throws Unavailable when it cannot be asked, has changed or is closed to us.
    [[nodiscard]] std::vector<Candidate> candidates(const Recording&, std::stop_token);
    [[nodiscard]] std::vector<ServiceHealth> health() const override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
