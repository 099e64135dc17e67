// SPDX-License-Identifier: MIT
#include "adapters/youtube/music_answer.hpp"
#include "adapters/io/json.hpp"
#include "adapters/youtube/music_row.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace topfive {
namespace {

namespace json = boost::json;

// Where songs may lie, besides in renderers; headers, menus and chips do not hold any.
constexpr std::array<std::string_view, 6> ways{"contents",          "content",           "tabs",
                                               "secondaryContents", "continuationItems", "musicShelfContinuation"};

// Walks down by name; a card's own rows are things related to it, not answers.
void collect(const json::value& value, std::vector<Candidate>& songs)
{
    if (const auto* array = value.if_array()) {
        for (const auto& entry : *array)
            collect(entry, songs);
        return;
    }
    const auto* object = value.if_object();
    if (object == nullptr)
        return;
    for (const auto& [name, member] : *object) {
        std::optional<Candidate> song;
        if (name == "musicResponsiveListItemRenderer")
            song = read_music_row(member);
        else if (name == "musicCardShelfRenderer")
            song = read_music_card(member);
        else if (std::find(ways.begin(), ways.end(), name) != ways.end() || name.ends_with("Renderer"))
            collect(member, songs);
        if (song)
            merge(songs, std::move(*song));
    }
}

// The first member of that name, at any depth.
const json::value* find(const json::value& value, std::string_view wanted)
{
    if (const auto* array = value.if_array()) {
        for (const auto& entry : *array)
            if (const auto* found = find(entry, wanted))
                return found;
    } else if (const auto* object = value.if_object()) {
        for (const auto& [name, member] : *object) {
            if (name == wanted)
                return &member;
            if (const auto* found = find(member, wanted))
                return found;
        }
    }
    return nullptr;
}

bool is_browse_id(std::string_view id)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return id.size() >= 2 && id.size() <= 128 && id.find_first_not_of(alphabet) == std::string_view::npos;
}

// The heading of an artist's songs leads to all of them; other shelves of the page lead elsewhere.
std::string song_list(const json::value& page)
{
    const auto* shelf = find(page, "musicShelfRenderer");
    for (const char* path :
         {"title.runs.0.navigationEndpoint.browseEndpoint.browseId", "bottomEndpoint.browseEndpoint.browseId"})
        if (auto id = text_at(shelf, path); id.starts_with("VL") && is_browse_id(id))
            return id;
    return {};
}

}

void merge(std::vector<Candidate>& songs, Candidate song)
{
    const auto known =
        std::find_if(songs.begin(), songs.end(), [&](const Candidate& other) { return other.id == song.id; });
    if (known == songs.end()) {
        songs.push_back(std::move(song));
        return;
    }
    if (known->length.count() == 0)
        known->length = song.length;
    if (known->album.empty())
        known->album = std::move(song.album);
    if (known->artists.empty())
        known->artists = std::move(song.artists);
    if (known->channel_id.empty())
        known->channel_id = std::move(song.channel_id);
}

std::optional<MusicPage> read_music_page(std::string_view text)
{
    const auto answer = parse_json(text);
    if (!answer)
        return {};
    constexpr std::array<std::string_view, 3> roots{"contents", "continuationContents", "onResponseReceivedActions"};
    const auto* root =
        std::find_if(roots.begin(), roots.end(), [&](std::string_view name) { return at(&*answer, name) != nullptr; });
    if (root == roots.end())
        return {};
    const json::value& whole = *at(&*answer, *root);
    constexpr std::array<std::string_view, 3> frames{"sectionListRenderer", "musicPlaylistShelfRenderer",
                                                     "musicShelfContinuation"};
    if (std::none_of(frames.begin(), frames.end(), [&](std::string_view name) { return find(whole, name) != nullptr; }))
        return {};
    MusicPage page;
    collect(whole, page.candidates);
    page.song_list = song_list(whole);
    return page;
}

std::string write_page(const MusicPage& page)
{
    json::array songs;
    for (const auto& song : page.candidates) {
        json::object entry{{"id", song.id},
                           {"title", song.title},
                           {"channel", song.channel},
                           {"channel_id", song.channel_id},
                           {"artists", json::array(song.artists.begin(), song.artists.end())},
                           {"album", song.album},
                           {"length", song.length.count()},
                           {"views", song.views},
                           {"kind", static_cast<int>(song.kind)}};
        if (song.explicit_lyrics)
            entry["explicit"] = *song.explicit_lyrics;
        songs.push_back(std::move(entry));
    }
    return json::serialize(json::object{{"songs", std::move(songs)}, {"list", page.song_list}});
}

std::optional<MusicPage> read_page(std::string_view text)
{
    const auto written = parse_json(text);
    const auto* songs = written ? at(&*written, "songs") : nullptr;
    if (songs == nullptr || !songs->is_array())
        return {};
    MusicPage page;
    page.song_list = text_at(&*written, "list");
    for (const auto& entry : songs->get_array()) {
        Candidate song;
        song.source = "youtube";
        song.id = text_at(&entry, "id");
        song.title = text_at(&entry, "title");
        song.channel = text_at(&entry, "channel");
        song.channel_id = text_at(&entry, "channel_id");
        song.album = text_at(&entry, "album");
        song.length = std::chrono::milliseconds(static_cast<std::int64_t>(number_at(&entry, "length")));
        song.views = static_cast<std::uint64_t>(number_at(&entry, "views"));
        const auto kind = static_cast<int>(number_at(&entry, "kind"));
        song.kind = static_cast<Candidate::Kind>(std::clamp(kind, 0, static_cast<int>(Candidate::Kind::user_upload)));
        if (const auto* lyrics = at(&entry, "explicit"))
            song.explicit_lyrics = lyrics->is_bool() && lyrics->get_bool();
        if (const auto* artists = at(&entry, "artists"); artists != nullptr && artists->is_array())
            for (const auto& artist : artists->get_array())
                song.artists.push_back(text_at(&artist, ""));
        if (is_video_id(song.id))
            page.candidates.push_back(std::move(song));
    }
    return page;
}

}
