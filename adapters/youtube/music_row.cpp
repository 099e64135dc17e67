// SPDX-License-Identifier: MIT
#include "adapters/youtube/music_row.hpp"
#include "adapters/io/json.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace topfive {
namespace {

namespace json = boost::json;

// A piece of a line of text, with where it leads.
struct Run {
    std::string text;
    std::string page;   // MUSIC_PAGE_TYPE_ARTIST, ...; empty: it leads nowhere
    std::string browse; // the id of that page

    [[nodiscard]] bool names_artist() const
    {
        return page == "MUSIC_PAGE_TYPE_ARTIST" || page == "MUSIC_PAGE_TYPE_USER_CHANNEL";
    }
    [[nodiscard]] bool names_album() const
    {
        return page == "MUSIC_PAGE_TYPE_ALBUM" || page == "MUSIC_PAGE_TYPE_AUDIOBOOK" || browse.starts_with("MPRE");
    }
    [[nodiscard]] bool leads_nowhere() const { return page.empty() && browse.empty(); }
};
using Runs = std::vector<Run>;

Runs runs_of(const json::value* text)
{
    Runs runs;
    const auto* list = at(text, "runs");
    if (list == nullptr || !list->is_array())
        return runs;
    for (const auto& entry : list->get_array()) {
        const auto* browse = at(&entry, "navigationEndpoint.browseEndpoint");
        runs.push_back(
            {text_at(&entry, "text"),
             text_at(browse, "browseEndpointContextSupportedConfigs.browseEndpointContextMusicConfig.pageType"),
             text_at(browse, "browseId")});
    }
    return runs;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<Runs> segments_of(const Runs& runs)
{
    std::vector<Runs> segments(1);
    for (const auto& run : runs) {
        if (trimmed(run.text) == "\u2022")
            segments.emplace_back();
        else
            segments.back().push_back(run);
    }
    return segments;
}

std::string joined(const Runs& runs)
{
    std::string text;
    for (const auto& run : runs)
        text += run.text;
    return std::string(trimmed(text));
}

bool is_figure(const Runs& segment)
{
    const auto text = joined(segment);
    return read_length(text).count() > 0 || read_count(text) > 0;
}

// Unlinked artists stand before the album, else after the word for the kind of thing ("Song") if there is one.
const Runs* unlinked_artists(const std::vector<Runs>& segments)
{
    for (std::size_t n = 1; n < segments.size(); ++n)
        if (std::any_of(segments[n].begin(), segments[n].end(), [](const Run& run) { return run.names_album(); }))
            return &segments[n - 1];
    const auto spoken = [](const Runs& segment) {
        return !segment.empty() && segment.front().leads_nowhere() && !is_figure(segment);
    };
    if (segments.size() > 1 && spoken(segments[1]))
        return &segments[1];
    return spoken(segments[0]) ? &segments[0] : nullptr;
}

void take_artists(Candidate& song, const Runs& runs)
{
    for (const auto& run : runs) {
        if (!run.names_artist() || run.text.empty())
            continue;
        song.artists.push_back(run.text);
        if (song.channel_id.empty())
            song.channel_id = run.browse.starts_with("MPLA") ? run.browse.substr(4) : run.browse;
    }
    if (song.artists.empty()) {
        const auto segments = segments_of(runs);
        const auto* segment = unlinked_artists(segments);
        if (segment != nullptr && !joined(*segment).empty())
            song.artists.push_back(joined(*segment));
    }
    if (!song.artists.empty())
        song.channel = song.artists.front();
}

// Album, length and count may stand in any column.
void take_facts(Candidate& song, const Runs& runs)
{
    for (const auto& run : runs) {
        if (run.names_album() && song.album.empty())
            song.album = run.text;
        if (!run.leads_nowhere())
            continue;
        if (song.length.count() == 0)
            song.length = read_length(trimmed(run.text));
        if (song.views == 0)
            song.views = read_count(trimmed(run.text));
    }
}

// A label marks its explicit tracks; what people upload is not marked at all.
void take_badges(Candidate& song, const json::value* badges)
{
    if (song.kind == Candidate::Kind::label_audio)
        song.explicit_lyrics = false;
    if (badges == nullptr || !badges->is_array())
        return;
    for (const auto& badge : badges->get_array())
        if (text_at(&badge, "musicInlineBadgeRenderer.icon.iconType") == "MUSIC_EXPLICIT_BADGE")
            song.explicit_lyrics = true;
}

// False: the type is one that is no music.
bool take_endpoint(Candidate& song, const json::value* watch)
{
    song.id = text_at(watch, "videoId");
    const auto type = text_at(watch, "watchEndpointMusicSupportedConfigs.watchEndpointMusicConfig.musicVideoType");
    if (type.ends_with("_ATV"))
        song.kind = Candidate::Kind::label_audio;
    else if (type.ends_with("_OMV"))
        song.kind = Candidate::Kind::official_video;
    else if (type.ends_with("_OFFICIAL_SOURCE_MUSIC"))
        song.kind = Candidate::Kind::official_other;
    else if (type.ends_with("_UGC"))
        song.kind = Candidate::Kind::user_upload;
    return !type.ends_with("_PODCAST_EPISODE");
}

std::optional<Candidate> whole(Candidate song)
{
    song.source = "youtube";
    return is_video_id(song.id) && !song.title.empty() ? std::optional(std::move(song)) : std::nullopt;
}

}

std::optional<Candidate> read_music_row(const json::value& row)
{
    if (text_at(&row, "musicItemRendererDisplayPolicy") == "MUSIC_ITEM_RENDERER_DISPLAY_POLICY_GREY_OUT")
        return {};
    constexpr std::string_view column = "musicResponsiveListItemFlexColumnRenderer.text";
    Candidate song;
    const auto* play = at(&row, "overlay.musicItemThumbnailOverlayRenderer.content.musicPlayButtonRenderer."
                                "playNavigationEndpoint.watchEndpoint");
    const auto* title = at(at(&row, "flexColumns.0"), column);
    if (!take_endpoint(song, play != nullptr ? play : at(title, "runs.0.navigationEndpoint.watchEndpoint")))
        return {};
    if (auto id = text_at(&row, "playlistItemData.videoId"); !id.empty())
        song.id = std::move(id);
    song.title = joined(runs_of(title));
    take_artists(song, runs_of(at(at(&row, "flexColumns.1"), column)));
    for (const char* place : {"flexColumns.1", "flexColumns.2", "flexColumns.3"})
        take_facts(song, runs_of(at(at(&row, place), column)));
    const auto* fixed = at(&row, "fixedColumns.0.musicResponsiveListItemFixedColumnRenderer.text");
    take_facts(song, runs_of(fixed));
    if (song.length.count() == 0)
        song.length = read_length(text_at(fixed, "simpleText"));
    take_badges(song, at(&row, "badges"));
    return whole(std::move(song));
}

std::optional<Candidate> read_music_card(const json::value& card)
{
    Candidate song;
    const auto* watch = at(&card, "onTap.watchEndpoint");
    if (!take_endpoint(song, watch != nullptr ? watch : at(&card, "title.runs.0.navigationEndpoint.watchEndpoint")))
        return {};
    song.title = joined(runs_of(at(&card, "title")));
    const auto subtitle = runs_of(at(&card, "subtitle"));
    take_artists(song, subtitle);
    take_facts(song, subtitle);
    take_badges(song, at(&card, "subtitleBadges"));
    return whole(std::move(song));
}

std::chrono::milliseconds read_length(std::string_view text)
{
    long seconds = 0;
    int parts = 0;
    for (bool more = true; more; ++parts) {
        const auto part = text.substr(0, text.find(':'));
        long value = 0;
        const auto [end, fault] = std::from_chars(part.data(), part.data() + part.size(), value);
        const bool fits = parts == 0 ? part.size() <= 3 : part.size() == 2;
        if (fault != std::errc{} || end != part.data() + part.size() || value < 0 || !fits || parts > 2)
            return {};
        seconds = seconds * 60 + value;
        more = part.size() < text.size();
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
    return std::chrono::seconds(parts > 1 ? seconds : 0);
}

std::uint64_t read_count(std::string_view text)
{
    const auto end = text.find_first_not_of("0123456789.,");
    if (end == 0 || end == std::string_view::npos)
        return 0;
    std::string digits(text.substr(0, end));
    std::erase(digits, ',');
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    auto rest = text.substr(end);
    switch (rest.front()) {
    case 'K':
        number *= 1e3;
        break;
    case 'M':
        number *= 1e6;
        break;
    case 'B':
        number *= 1e9;
        break;
    default:
        break;
    }
    if (std::string_view("KMB").find(rest.front()) != std::string_view::npos)
        rest.remove_prefix(1);
    const bool counted = rest.starts_with(" plays") || rest.starts_with(" views") || rest.starts_with("\u00a0plays") ||
                         rest.starts_with("\u00a0views");
    return counted && number >= 0 && number < 1e15 ? static_cast<std::uint64_t>(std::llround(number)) : 0;
}

}
