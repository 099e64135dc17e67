// SPDX-License-Identifier: MIT
#include "adapters/metadata/spotify_token.hpp"

#include "adapters/metadata/json.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace topfive {

namespace {

constexpr std::string_view path = "/api/token";
constexpr std::chrono::seconds early{60};

std::string base64(std::string_view text)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string coded;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const auto three = text.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < three.size() ? static_cast<unsigned char>(three[k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            coded += k <= three.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return coded;
}

std::string said_by(const HttpAnswer& answer)
{
    try {
        return JsonAnswer(answer.body).root()["error"].text();
    } catch (const Unavailable&) { // no JSON
        return {};
    }
}

}

std::string SpotifyToken::header(std::stop_token stop)
{
    const std::lock_guard lock(mutex_);
    if (token_.empty() || clock_.now() >= ends_)
        renew(std::move(stop));
    return "Authorization: Bearer " + token_;
}

bool SpotifyToken::expired()
{
    const std::lock_guard lock(mutex_);
    token_.clear();
    return true;
}

void SpotifyToken::renew(std::stop_token stop)
{
    const auto credentials = base64(account_.client_id + ":" + account_.client_secret);
    const HttpAnswer answer = http_.post(
        account_.accounts_url + std::string(path), "grant_type=client_credentials",
        {"Authorization: Basic " + credentials, "Content-Type: application/x-www-form-urlencoded"}, std::move(stop));
    const auto failed = fmt::format("POST {}: {} {}", path, answer.status, said_by(answer));
    if (answer.status == 400 || answer.status == 401 || answer.status == 403)
        throw Refused(failed);
    if (answer.status != 200)
        throw Unavailable(failed);
    const JsonAnswer json(answer.body);
    token_ = json.root()["access_token"].text();
    if (token_.empty())
        throw Unavailable(fmt::format("POST {}: the answer holds no token", path));
    const auto seconds = std::clamp<std::uint64_t>(json.root()["expires_in"].number(), 0, 24 * 3600);
    ends_ = clock_.now() + std::max(std::chrono::seconds(0), std::chrono::seconds(seconds) - early);
}

}
