// SPDX-License-Identifier: MIT
#include "adapters/youtube/music_client.hpp"
#include "adapters/io/http_client.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/errors.hpp"
#include "plugin/ports/answers.hpp"
#include <boost/json.hpp>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace topfive {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

// base64 of a small message: kind of thing 08 = songs, and "leave the spelling alone".
constexpr std::string_view songs_as_spelt = "EgWKAQIIAUICCAFqDBAOEAoQAxAEEAkQBQ%3D%3D";
// It answers browsers; SOCS=CAI is what a browser sends after the consent page.
constexpr std::string_view browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
constexpr std::string_view consent = "Cookie: SOCS=CAI";
// One that was served for long, for when the day's own is not.
constexpr std::string_view pinned_version = "1.20260707.12.00";
constexpr const char* visitor_key = "youtube-music:visitor";
constexpr int most_faults = 3;
constexpr auto short_break = 10min;   // after faults in a row
constexpr auto long_break = 60min;    // when the door is closed
constexpr std::size_t large = 20'000; // bytes; an answer of that size in which no song is found has changed its shape

bool is_json(const HttpAnswer& answer)
{
    const auto first = answer.body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && answer.body[first] == '{';
}

std::string quoted(const std::string& text)
{
    return json::serialize(json::string(text));
}

std::string body_of(const MusicClient::Question& question)
{
    return fmt::format(
        R"({{"context":{{"client":{{"clientName":"WEB_REMIX","clientVersion":"{}","hl":"en"}},"user":{{}}}},{}{}}})",
        question.version, question.asked,
        question.params.empty() ? "" : fmt::format(",\"params\":\"{}\"", question.params));
}

// After a 400: by another version when this one is served no more, else without the filter, whose code may have
// changed.
std::optional<MusicClient::Question> asked_otherwise(MusicClient::Question question, const std::string& complaint)
{
    const bool outdated = complaint.find("FAILED_PRECONDITION") != std::string::npos ||
                          complaint.find("Precondition check failed") != std::string::npos;
    if (outdated)
        question.version = pinned_version;
    else if (question.params.empty())
        return {};
    else
        question.params.clear();
    return question;
}

}

std::string visitor_of(std::string_view page)
{
    constexpr std::string_view name = "\"VISITOR_DATA\":";
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%=";
    const auto at = page.find(name);
    if (at == std::string_view::npos)
        return {};
    const auto begin = page.find_first_not_of(' ', at + name.size());
    if (begin == std::string_view::npos || page[begin] != '"')
        return {};
    const auto value = page.substr(begin + 1, page.find('"', begin + 1) - begin - 1);
    return value.size() <= 400 && value.find_first_not_of(alphabet) == std::string_view::npos ? std::string(value) : "";
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
    return page({"search", fmt::format("\"query\":{}", quoted(text)), "", version()}, "any:" + text, stop);
}

MusicPage MusicClient::search_songs(const std::string& text, std::stop_token stop)
{
    return page({"search", fmt::format("\"query\":{}", quoted(text)), std::string(songs_as_spelt), version()},
                "songs:" + text, stop);
}

MusicPage MusicClient::browse(const std::string& id, std::stop_token stop)
{
    return page({"browse", fmt::format("\"browseId\":{}", quoted(id)), "", version()}, id, stop);
}

MusicPage MusicClient::page(const Question& question, const std::string& key, std::stop_token stop)
{
    const auto name = fmt::format("youtube-music:{}:{}", question.endpoint, key);
    if (const auto kept = answers_.get(name))
        if (auto known = read_page(*kept))
            return std::move(*known);
    auto asked = ask(question, stop);
    answers_.put(name, write_page(asked), options_.cache);
    return asked;
}

MusicPage MusicClient::ask(const Question& question, std::stop_token stop)
{
    const std::lock_guard one_at_a_time(asking_);
    rest_.check();
    check();
    auto answer = post(question, stop);
    if (answer.status == 400)
        if (const auto other = asked_otherwise(question, answer.body))
            answer = post(*other, stop);
    auto read = taken(question, answer);
    if (!read) // not whole
        read = taken(question, post(question, stop));
    if (!read)
        fail(question.endpoint + ": an answer that is not whole", 0min);
    rest_.works(Rest::Request::search);
    const std::lock_guard lock(mutex_);
    used_ = true;
    faults_ = 0;
    error_.clear();
    return std::move(*read);
}

// Nothing: the answer is not whole. Throws when it is none.
std::optional<MusicPage> MusicClient::taken(const Question& question, const HttpAnswer& answer)
{
    const auto& endpoint = question.endpoint;
    if (answer.status == 429)
        rest(endpoint, answer);
    if (answer.status == 404 && endpoint == "browse")
        return MusicPage{};
    if (answer.status >= 500 || answer.status == 400)
        fail(fmt::format("{}: {}", endpoint, answer.status), 0min);
    if (answer.status != 200)
        fail(fmt::format("{}: {}", endpoint, answer.status), long_break);
    if (!is_json(answer))
        fail(endpoint + ": a web page instead of an answer", long_break);
    auto read = read_music_page(answer.body);
    // An artist's page may be without songs, a search's answer of that size is not.
    if (read && read->candidates.empty() && answer.body.size() > large && endpoint == "search")
        fail(endpoint + ": an answer of another shape than known", long_break);
    return read;
}

// What passes is tried once more.
HttpAnswer MusicClient::post(const Question& question, std::stop_token stop)
{
    const auto url = fmt::format("{}/youtubei/v1/{}?prettyPrint=false", options_.url, question.endpoint);
    std::vector<std::string> headers{"Content-Type: application/json",
                                     "Origin: https://music.youtube.com",
                                     fmt::format("User-Agent: {}", browser),
                                     std::string(consent),
                                     "X-YouTube-Client-Name: 67",
                                     "X-YouTube-Client-Version: " + question.version};
    if (const auto& visitor = visitor_id(stop); !visitor.empty())
        headers.push_back("X-Goog-Visitor-Id: " + visitor);
    std::string fault;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!bucket_.take(stop))
            throw Unavailable("youtube music: " + question.endpoint + ": stopped");
        try {
            auto answer = http_.post(url, body_of(question), headers, stop);
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

// A day's visitor, as a browser gets it with its first page. It is welcome, not needed.
const std::string& MusicClient::visitor_id(std::stop_token stop)
{
    if (visitor_)
        return *visitor_;
    visitor_ = answers_.get(visitor_key).value_or("");
    if (!visitor_->empty())
        return *visitor_;
    try {
        const auto page =
            http_.get(options_.url + "/", {fmt::format("User-Agent: {}", browser), std::string(consent)}, stop);
        if (page.status == 429)
            rest("first page", page);
        if (page.status == 200)
            visitor_ = visitor_of(page.body);
    } catch (const Unavailable& unavailable) { // else asked again at the next start
        if (unavailable.until()) {
            visitor_.reset();
            throw;
        }
    }
    if (!visitor_->empty())
        answers_.put(visitor_key, *visitor_, 24h);
    return *visitor_;
}

std::string MusicClient::version() const
{
    return music_client_version(clock_.now());
}

void MusicClient::check() const
{
    const std::lock_guard lock(mutex_);
    if (clock_.now() < closed_until_)
        throw Unavailable("youtube music: left alone for a while: " + error_, closed_until_);
}

void MusicClient::rest(const std::string& asked, const HttpAnswer& answer)
{
    const auto said = answer.retry_after();
    const auto stated = said ? std::optional(std::chrono::ceil<std::chrono::minutes>(*said)) : std::nullopt;
    const auto until = rest_.begin(Rest::Request::search, "YouTube Music answers 429", stated);
    const std::lock_guard lock(mutex_);
    ++all_faults_;
    throw Unavailable("youtube music: " + asked + ": 429", until);
}

void MusicClient::fail(const std::string& why, std::chrono::minutes close)
{
    const std::lock_guard lock(mutex_);
    used_ = true;
    error_ = why;
    ++all_faults_;
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
        return {{"youtube music", "paused", closed_until_, error_, all_faults_}};
    return {{"youtube music", !used_ ? "unused" : error_.empty() ? "ok" : "failing", {}, error_, all_faults_}};
}

}
