// SPDX-License-Identifier: MIT
#include "adapters/store/json_text.hpp"

#include "plugin/errors.hpp"

#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <type_traits>

namespace topfive {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 5> kinds{"unknown", "label_audio", "official_video", "official_other",
                                                "user_upload"};

template <typename Value, typename Type>
concept Some = std::same_as<std::remove_const_t<Value>, Type>;

// Both walk over the same list of parts: one writes them, the other reads them.
class Writer {
public:
    void operator()(const char* key, const std::string& value) { put(key, value, value.empty()); }
    void operator()(const char* key, int value) { put(key, value, value == 0); }
    void operator()(const char* key, std::uint64_t value) { put(key, value, value == 0); }
    void operator()(const char* key, bool value) { put(key, value, !value); }
    void operator()(const char* key, std::chrono::milliseconds value) { put(key, value.count(), value.count() == 0); }
    void operator()(const char* key, const std::optional<bool>& value)
    {
        if (value)
            object_[key] = *value;
    }
    void operator()(const char* key, const std::vector<std::string>& values)
    {
        if (!values.empty())
            object_[key] = json::array(values.begin(), values.end());
    }
    void operator()(const char* key, Candidate::Kind kind) { object_[key] = kinds.at(static_cast<std::size_t>(kind)); }

    [[nodiscard]] std::string text() const { return json::serialize(object_); }

private:
    template <typename Value>
    void put(const char* key, const Value& value, bool unknown)
    {
        if (!unknown)
            object_[key] = value;
    }
    json::object object_;
};

class Reader {
public:
    explicit Reader(const json::object& object) : object_(object) {}
    void operator()(const char* key, std::string& value) const
    {
        if (const auto* found = object_.if_contains(key); found != nullptr && found->is_string())
            value = std::string_view(found->get_string());
    }
    void operator()(const char* key, int& value) const { value = number<int>(key); }
    void operator()(const char* key, std::uint64_t& value) const { value = number<std::uint64_t>(key); }
    void operator()(const char* key, bool& value) const { value = truth(key).value_or(false); }
    void operator()(const char* key, std::optional<bool>& value) const { value = truth(key); }
    void operator()(const char* key, std::chrono::milliseconds& value) const
    {
        value = std::chrono::milliseconds(number<std::int64_t>(key));
    }
    void operator()(const char* key, std::vector<std::string>& values) const
    {
        const auto* found = object_.if_contains(key);
        if (found == nullptr || !found->is_array())
            return;
        for (const auto& value : found->get_array())
            if (value.is_string())
                values.emplace_back(std::string_view(value.get_string()));
    }
    void operator()(const char* key, Candidate::Kind& kind) const
    {
        std::string written;
        (*this)(key, written);
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kinds.at(i) == written)
                kind = static_cast<Candidate::Kind>(i);
    }

private:
    template <typename Number>
    [[nodiscard]] Number number(const char* key) const
    {
        json::error_code unfit;
        const auto* found = object_.if_contains(key);
        const auto value = found != nullptr && found->is_number() ? found->to_number<Number>(unfit) : Number{};
        return unfit ? Number{} : value;
    }
    [[nodiscard]] std::optional<bool> truth(const char* key) const
    {
        const auto* found = object_.if_contains(key);
        return found != nullptr && found->is_bool() ? std::optional(found->get_bool()) : std::nullopt;
    }
    const json::object& object_;
};

template <typename Visitor, Some<Recording> Value>
void parts(Visitor& part, Value& recording)
{
    part("id", recording.id);
    part("title", recording.title);
    part("artists", recording.artists);
    part("artist_id", recording.artist_id);
    part("album", recording.album);
    part("album_artist", recording.album_artist);
    part("date", recording.date);
    part("track_number", recording.track_number);
    part("disc_number", recording.disc_number);
    part("length_ms", recording.length);
    part("isrc", recording.isrc);
    part("mbid", recording.mbid);
    part("artist_mbid", recording.artist_mbid);
    part("explicit", recording.explicit_lyrics);
    part("cover_url", recording.cover_url);
    part("preview_url", recording.preview_url);
    part("play_count", recording.play_count);
    part("url", recording.url);
}

template <typename Visitor, Some<Candidate> Value>
void parts(Visitor& part, Value& candidate)
{
    part("source", candidate.source);
    part("id", candidate.id);
    part("title", candidate.title);
    part("channel", candidate.channel);
    part("channel_id", candidate.channel_id);
    part("artists", candidate.artists);
    part("album", candidate.album);
    part("length_ms", candidate.length);
    part("views", candidate.views);
    part("verified", candidate.verified);
    part("explicit", candidate.explicit_lyrics);
    part("kind", candidate.kind);
    part("live", candidate.live);
    part("by_isrc", candidate.by_isrc);
}

template <typename Visitor, Some<Artist> Value>
void parts(Visitor& part, Value& artist)
{
    part("id", artist.id);
    part("name", artist.name);
    part("url", artist.url);
    part("following", artist.following);
    part("aliases", artist.aliases);
    part("mbid", artist.mbid);
}

json::value parsed(std::string_view text)
{
    json::parse_options as_written; // a client may have typed bytes that are no UTF-8
    as_written.allow_invalid_utf8 = true;
    json::error_code error;
    auto value = json::parse(text, error, {}, as_written);
    if (error)
        throw Fault(fmt::format("the database holds a JSON text that cannot be read: {}", error.message()));
    return value;
}

json::object object_of(std::string_view text)
{
    auto value = parsed(text);
    return value.is_object() ? std::move(value.get_object()) : json::object();
}

template <typename Value>
std::string written(const Value& value)
{
    Writer writer;
    parts(writer, value);
    return writer.text();
}

template <typename Value>
Value read(std::string_view text)
{
    Value value;
    const auto object = object_of(text);
    const Reader reader(object);
    parts(reader, value);
    return value;
}

}

std::string json_text(const Recording& recording)
{
    return written(recording);
}

std::string json_text(const Candidate& candidate)
{
    return written(candidate);
}

std::string json_text(const Artist& artist)
{
    return written(artist);
}

std::string json_text(const Figures& figures)
{
    json::array array;
    for (const auto& [name, value] : figures)
        array.emplace_back(json::array({json::value(name), json::value(value)}));
    return json::serialize(array);
}

Recording recording_of(std::string_view text)
{
    return read<Recording>(text);
}

Candidate candidate_of(std::string_view text)
{
    return read<Candidate>(text);
}

Artist artist_of(std::string_view text)
{
    return read<Artist>(text);
}

Figures figures_of(std::string_view text)
{
    Figures figures;
    const auto value = parsed(text);
    if (value.is_array())
        for (const auto& pair : value.get_array())
            if (const auto* both = pair.if_array();
                both != nullptr && both->size() == 2 && both->at(0).is_string() && both->at(1).is_string())
                figures.emplace_back(std::string_view(both->at(0).get_string()),
                                     std::string_view(both->at(1).get_string()));
    return figures;
}

}
