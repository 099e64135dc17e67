// SPDX-License-Identifier: MIT
#include "adapters/youtube/music_client.hpp"
#include "adapters/io/http_client.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include "plugin/ports/answers.hpp"
#include <boost/json.hpp>
#include <fmt/format.h>
#include <utility>

namespace topfive {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

// base64 of a small message: kind of thing 08 = songs, and "leave the spelling alone".
constexpr std::string_view songs_as_spelt = "EgWKAQIIAUICCAFqDBAOEAoQAxAEEAkQBQ%3D%3D";
// It answers browsers; SOCS=CAI is what a browser sends after the consent page.
constexpr std::string_view browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
constexpr int most_faults = 3;
constexpr auto short_break = 10min;   // after faults in a row
constexpr auto long_break = 60min;    // when the door is closed
constexpr std::size_t large = 20'000; // bytes; an answer of that size in which no song is found has changed its shape

bool is_json(const HttpAnswer& answer)
{
    const auto first = answer.body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && answer.body[first] == '{';
}

}

std::string music_client_version(Clock::time_point now)
{
    using namespace std::chrono;
    // A clock that is behind the day of this text is wrong.
    const auto day = std::max(floor<days>(now), sys_days(2026y / July / 7));
    const year_month_day date(day);
    return fmt::format("1.{:04}{:02}{:02}.01.00", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

MusicClient::MusicClient(YoutubeMusicOptions options, HttpClient& http, Answers& answers, Rest& rest,
                         const Clock& clock)
    : options_(std::move(options)), http_(http), answers_(answers), rest_(rest), clock_(clock),
      bucket_(options_.burst, options_.refill)
{
}

MusicPage MusicClient::search(const std::string& text, std::stop_token stop)
{
    return page("search", "any:" + text,
                fmt::format("{},\"query\":{}}}", context(), json::serialize(json::string(text))), stop);
}

MusicPage MusicClient::search_songs(const std::string& text, std::stop_token stop)
{
    return page("search", "songs:" + text,
                fmt::format("{},\"query\":{},\"params\":\"{}\"}}", context(), json::serialize(json::string(text)),
                            songs_as_spelt),
                stop);
}

MusicPage MusicClient::browse(const std::string& id, std::stop_token stop)
{
    return page("browse", id, fmt::format("{},\"browseId\":{}}}", context(), json::serialize(json::string(id))), stop);
}

MusicPage MusicClient::page(const std::string& endpoint, const std::string& key, const std::string& body,
                            std::stop_token stop)
{
    const auto name = fmt::format("youtube-music:{}:{}", endpoint, key);
    if (const auto kept = answers_.get(name))
        if (auto known = read_page(*kept))
            return std::move(*known);
    auto asked = ask(endpoint, body, stop);
    answers_.put(name, write_page(asked), options_.cache);
    return asked;
}

MusicPage MusicClient::ask(const std::string& endpoint, const std::string& body, std::stop_token stop)
{
    const std::lock_guard one_at_a_time(asking_);
    rest_.check();
    check();
    const auto answer = post(endpoint, body, stop);
    if (answer.status == 429) {
        const auto said = answer.retry_after();
        const auto stated = said ? std::optional(std::chrono::ceil<std::chrono::minutes>(*said)) : std::nullopt;
        const auto until = rest_.begin(Rest::Request::search, "YouTube Music answers 429", stated);
        throw Unavailable("youtube music: " + endpoint + ": 429", until);
    }
    if (answer.status == 404 && endpoint == "browse")
        return {};
    if (answer.status >= 500)
        fail(fmt::format("{}: {}", endpoint, answer.status), 0min);
    if (answer.status != 200)
        fail(fmt::format("{}: {}", endpoint, answer.status), long_break);
    if (!is_json(answer))
        fail(endpoint + ": a web page instead of an answer", long_break);
    auto read = read_music_page(answer.body);
    if (!read)
        fail(endpoint + ": an answer that is not whole", 0min);
    if (read->candidates.empty() && answer.body.size() > large)
        fail(endpoint + ": an answer of another shape than known", long_break);
    rest_.works(Rest::Request::search);
    const std::lock_guard lock(mutex_);
    used_ = true;
    faults_ = 0;
    error_.clear();
    return std::move(*read);
}

// What passes is tried once more.
HttpAnswer MusicClient::post(const std::string& endpoint, const std::string& body, std::stop_token stop)
{
    const auto url = fmt::format("{}/youtubei/v1/{}?prettyPrint=false", options_.url, endpoint);
    const std::vector<std::string> headers{"Content-Type: application/json",
                                           "Origin: https://music.youtube.com",
                                           fmt::format("User-Agent: {}", browser),
                                           "Cookie: SOCS=CAI",
                                           "X-YouTube-Client-Name: 67",
                                           "X-YouTube-Client-Version: " + music_client_version(clock_.now())};
    std::string fault;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!bucket_.take(stop))
            throw Unavailable("youtube music: " + endpoint + ": stopped");
        try {
            auto answer = http_.post(url, body, headers, stop);
            if (answer.status < 500 || attempt == 1)
                return answer;
        } catch (const Unavailable& unavailable) {
            if (stop.stop_requested())
                throw;
            fault = unavailable.what();
        }
    }
    fail(fault, 0min);
}

// Opens a body; what is asked follows.
std::string MusicClient::context() const
{
    return fmt::format(
        R"({{"context":{{"client":{{"clientName":"WEB_REMIX","clientVersion":"{}","hl":"en"}},"user":{{}}}})",
        music_client_version(clock_.now()));
}

void MusicClient::check() const
{
    const std::lock_guard lock(mutex_);
    if (clock_.now() < closed_until_)
        throw Unavailable("youtube music: left alone for a while: " + error_, closed_until_);
}

void MusicClient::fail(const std::string& why, std::chrono::minutes close)
{
    const std::lock_guard lock(mutex_);
    used_ = true;
    error_ = why;
    if (++faults_ >= most_faults && close < short_break)
        close = short_break;
    if (close > 0min) {
        closed_until_ = clock_.now() + close;
        faults_ = 0;
    }
    throw Unavailable("youtube music: " + why);
}

std::vector<ServiceHealth> MusicClient::health() const
{
    const std::lock_guard lock(mutex_);
    if (clock_.now() < closed_until_)
        return {{"youtube music", "paused", closed_until_, error_}};
    return {{"youtube music", !used_ ? "unused" : error_.empty() ? "ok" : "failing", {}, error_}};
}

}
