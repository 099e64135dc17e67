// SPDX-License-Identifier: MIT
#include "tests/eval/json_lines.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <istream>
#include <optional>
#include <ostream>

namespace topfive {

namespace json = boost::json;

namespace {

std::chrono::milliseconds seconds(const json::object& object, std::string_view name)
{
    const auto value = number(object, name);
    // A year and more is no length.
    return std::chrono::milliseconds(value > 0 && value < 3e7 ? std::llround(value * 1000) : 0);
}

std::optional<bool> flag(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value && value->is_bool() ? std::optional(value->get_bool()) : std::nullopt;
}

Candidate::Kind kind(std::string_view result_type)
{
    if (result_type == "song")
        return Candidate::Kind::label_audio;
    return Candidate::Kind::unknown;
}

}

void answer_lines(std::istream& in, std::ostream& out, const std::function<json::object(const json::object&)>& answer)
{
    for (std::string line; std::getline(in, line);) {
        json::object result;
        try {
            result = answer(json::parse(line).as_object());
        } catch (const std::exception& e) {
            result = {{"error", e.what()}};
        }
        out << json::serialize(result) << '\n';
    }
}

std::string text(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    if (!value || value->is_null())
        return {};
    if (value->is_string())
        return json::value_to<std::string>(*value);
    return json::serialize(*value);
}

std::vector<std::string> texts(const json::object& object, std::string_view name)
{
    std::vector<std::string> result;
    const auto* value = object.if_contains(name);
    if (value && value->is_array())
        for (const auto& one : value->get_array())
            if (one.is_string())
                result.push_back(json::value_to<std::string>(one));
    if (value && value->is_string())
        result.push_back(json::value_to<std::string>(*value));
    std::erase(result, std::string{});
    return result;
}

double number(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    return value && value->is_number() ? value->to_number<double>() : 0;
}

Recording recording_from(const json::object& object)
{
    Recording recording;
    recording.title = text(object, "title");
    recording.artists = texts(object, object.contains("artists") ? "artists" : "artist");
    recording.album = text(object, "album");
    recording.length = seconds(object, "duration_s");
    recording.isrc = text(object, "isrc");
    recording.explicit_lyrics = flag(object, "explicit");
    return recording;
}

Candidate candidate_from(const json::object& object)
{
    Candidate candidate;
    candidate.source = "youtube";
    candidate.id = text(object, "video_id");
    candidate.title = text(object, "title");
    candidate.channel = text(object, "channel");
    candidate.artists = texts(object, "artists");
    candidate.album = text(object, "album");
    candidate.length = seconds(object, "duration_s");
    const auto views = number(object, "views");
    candidate.views = views > 0 && views < 1e18 ? static_cast<std::uint64_t>(views) : 0;
    candidate.verified = flag(object, "verified").value_or(false);
    candidate.explicit_lyrics = flag(object, "explicit");
    candidate.kind = kind(text(object, "result_type"));
    candidate.live = flag(object, "live").value_or(false);
    return candidate;
}

}
