// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/youtube/music_answer.hpp"
#include "adapters/io/token_bucket.hpp"
#include "adapters/youtube/youtube_music.hpp"
#include "plugin/ports/clock.hpp"
#include <mutex>
#include <optional>

namespace topfive {

struct HttpAnswer;

// Asks YouTube Music for pages: cached, paced, one request at a time, and not at all for a while after three faults in
// a row or when it closes the door.
class MusicClient : public Health {
public:
    MusicClient(YoutubeMusicOptions, HttpClient&, Answers&, Rest&, const Clock&);

    // Whatever it finds for a text.
    [[nodiscard]] MusicPage search(const std::string& text, std::stop_token);
    // Songs only, and the spelling as it is.
    [[nodiscard]] MusicPage search_songs(const std::string& text, std::stop_token);
    // An artist's page or a list of songs. Empty when there is none of that id.
    [[nodiscard]] MusicPage browse(const std::string& id, std::stop_token);

    [[nodiscard]] std::vector<ServiceHealth> health() const override;

    struct Question {
        std::string endpoint; // "search", "browse"
        std::string asked;    // a member of the body: "query":"..."
        std::string params;   // the filter; empty: none
        std::string version;  // of the client that it is told to be
    };

private:
    MusicPage page(const Question&, const std::string& key, std::stop_token);
    MusicPage ask(const Question&, std::stop_token);
    [[nodiscard]] std::optional<MusicPage> taken(const Question&, const HttpAnswer&);
    HttpAnswer post(const Question&, std::stop_token);
    const std::string& visitor_id(std::stop_token);
    [[nodiscard]] std::string version() const;
    void check() const;
    [[noreturn]] void rest(const std::string& asked, const HttpAnswer&);
    [[noreturn]] void fail(const std::string& why, std::chrono::minutes close);

    const YoutubeMusicOptions options_;
    HttpClient& http_;
    Answers& answers_;
    Rest& rest_;
    const Clock& clock_;
    TokenBucket bucket_;
    std::mutex asking_; // of the request and its visitor
    std::optional<std::string> visitor_;
    mutable std::mutex mutex_;
    bool used_ = false;
    int faults_ = 0; // in a row
    std::uint64_t all_faults_ = 0;
    std::string error_;
    Clock::time_point closed_until_{};
};

// VISITOR_DATA of its first page, percent-encoded as it stands there; empty: none that could be sent.
[[nodiscard]] std::string visitor_of(std::string_view page);

// The version of its web client that YouTube Music would serve on that day.
[[nodiscard]] std::string music_client_version(Clock::time_point);

}
