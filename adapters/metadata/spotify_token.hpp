// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/clock.hpp"
#include <chrono>
#include <mutex>
#include <string>

namespace topfive {

struct SpotifyAccount {
    std::string client_id;
    std::string client_secret;
    std::string accounts_url = "https://accounts.spotify.com";
};

// The token of Spotify's client credentials flow: got when first needed, again shortly before it ends or when it was
// refused. Kept in memory alone. Safe from every thread.
class SpotifyToken : public Authorization {
public:
    SpotifyToken(SpotifyAccount account, HttpClient& http, const Clock& clock)
        : account_(std::move(account)), http_(http), clock_(clock)
    {
    }
    std::string header(std::stop_token) override;
    bool expired() override;

private:
    void renew(std::stop_token);

    SpotifyAccount account_;
    HttpClient& http_;
    const Clock& clock_;
    std::mutex mutex_;
    std::string token_;
    Clock::time_point ends_{};
};

}
