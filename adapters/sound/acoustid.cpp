// SPDX-License-Identifier: MIT
#include "adapters/sound/acoustid.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/io/json.hpp"
#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr int invalid_fingerprint = 3;
constexpr int invalid_key = 4;

// What an answer complains of; code 0: of nothing.
struct Complaint {
    int code = 0;
    std::string text;
};

Complaint complaint_of(const json::value& root)
{
    if (text_at(&root, "status") == "ok")
        return {};
    const int code = static_cast<int>(number_at(&root, "error.code"));
    const auto text = text_at(&root, "error.message");
    return {code == 0 ? -1 : code, text.empty() ? "an answer without a result" : text.substr(0, 200)};
}

KnownSound known_sound(const json::value& recording, double score)
{
    KnownSound known{score, text_at(&recording, "id"), text_at(&recording, "title"), {}};
    if (const auto* artists = at(&recording, "artists"); artists != nullptr && artists->is_array())
        for (const auto& artist : artists->get_array())
            if (auto name = text_at(&artist, "name"); !name.empty())
                known.artists.push_back(std::move(name));
    return known;
}

}

Acoustid::Acoustid(AcoustidOptions options, HttpClient& http)
    : options_(std::move(options)), http_(http), bucket_(options_.burst, options_.refill)
{
}

std::vector<KnownSound> Acoustid::recordings(const Sound& sound, std::stop_token stop)
{
    if (sound.lookup.empty())
        return {};
    const auto seconds = std::chrono::round<std::chrono::seconds>(sound.length).count();
    const auto root = parse_json(ask(seconds, sound.lookup, stop));
    std::vector<KnownSound> known;
    const auto* results = root ? at(&*root, "results") : nullptr;
    if (results == nullptr || !results->is_array())
        return known;
    for (const auto& result : results->get_array())
        if (const auto* all = at(&result, "recordings"); all != nullptr && all->is_array())
            for (const auto& recording : all->get_array())
                known.push_back(known_sound(recording, number_at(&result, "score")));
    return known;
}

void Acoustid::check_key(std::stop_token stop)
{
    (void)ask(10, "AQAAAA", stop);
}

// The body of an answer that complains of nothing but, at most, the fingerprint.
std::string Acoustid::ask(long seconds, const std::string& fingerprint, std::stop_token stop)
{
    {
        const std::lock_guard lock(mutex_);
        if (refused_)
            throw Refused("acoustid: " + error_);
    }
    if (!bucket_.take(stop))
        throw Unavailable("acoustid: stopped");
    const auto body = fmt::format("client={}&format=json&duration={}&fingerprint={}&meta=recordings+compress",
                                  percent_encode(options_.key), seconds, percent_encode(fingerprint));
    HttpAnswer answer;
    try {
        answer =
            http_.post(options_.url + "/v2/lookup", body, {"Content-Type: application/x-www-form-urlencoded"}, stop);
    } catch (const Unavailable& unavailable) {
        remember(unavailable.what());
        throw Unavailable(fmt::format("acoustid: {}", unavailable.what()));
    }
    const auto root = parse_json(answer.body);
    const auto complaint = root ? complaint_of(*root) : Complaint{-1, "an answer that is no JSON"};
    if (complaint.code == 0 || complaint.code == invalid_fingerprint) {
        remember("");
        return std::move(answer.body);
    }
    remember(fmt::format("{} {}", answer.status, complaint.text));
    if (complaint.code == invalid_key) {
        const std::lock_guard lock(mutex_);
        refused_ = true;
        throw Refused(fmt::format("acoustid: {} (verification.acoustid_key)", complaint.text));
    }
    throw Unavailable(fmt::format("acoustid: POST /v2/lookup: {} {}", answer.status, complaint.text));
}

void Acoustid::remember(const std::string& error)
{
    const std::lock_guard lock(mutex_);
    used_ = true;
    error_ = error;
    all_faults_ += error.empty() ? 0 : 1;
}

std::vector<ServiceHealth> Acoustid::health() const
{
    const std::lock_guard lock(mutex_);
    return {{"acoustid", !used_ ? "unused" : error_.empty() ? "ok" : "failing", {}, error_, all_faults_}};
}

}
