// SPDX-License-Identifier: MIT
#include "plugin/fetching/whom.hpp"

#include "plugin/fetching/namesake_choice.hpp"
#include "plugin/fetching/song_choice.hpp"
#include "plugin/music/artist_choice.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string_view>

namespace topfive {

namespace {

// Fans from which on a name that somebody typed into a search over everything is taken for the artist.
constexpr std::uint64_t real_following = 1000;
// Where a service counts no fans: so many of its songs for the name must be the artist's own.
constexpr std::ptrdiff_t songs_instead_of_fans = 3;

constexpr std::array<std::string_view, 7> artist_fields{"artist",   "albumartist", "artistsort", "albumartistsort",
                                                        "composer", "performer",   "conductor"};
constexpr std::array<std::string_view, 2> title_fields{"title", "titlesort"};

bool among(std::string_view field, auto const& fields)
{
    return std::ranges::find(fields, field) != std::end(fields);
}

bool by(const Recording& song, const Artist& artist)
{
    return fold_artist(song.main_artist()) == fold_artist(artist.name);
}

Artist singer_of(const Recording& track)
{
    Artist artist;
    artist.id = track.artist_id;
    artist.name = track.main_artist();
    return artist;
}

Wish doubt(const ArtistChoice& choice, std::span<const Artist> artists)
{
    Wish nobody{{}, {}, choice.why};
    for (const std::size_t i : choice.choices)
        nobody.choices.emplace_back(artists[i].id,
                                    artists[i].following == 0
                                        ? artists[i].name
                                        : fmt::format("{}, {} followers", artists[i].name, artists[i].following));
    return nobody;
}

Wish doubt(const SongChoice& choice, std::span<const Recording> songs)
{
    Wish nothing{{}, {}, choice.why};
    for (const std::size_t i : choice.choices)
        nothing.choices.emplace_back(songs[i].id, fmt::format("“{}” by {}", songs[i].title, songs[i].main_artist()));
    return nothing;
}

}

Wish Whom::of(const SearchIntent& intent, std::stop_token stop, const Soon& soon) const
{
    if (fold(intent.text).empty())
        return {{}, {}, "the text is empty"};
    if (among(intent.field, artist_fields))
        return artist(intent, stop);
    if (among(intent.field, title_fields))
        return song(intent, stop, soon);
    if (intent.field == "any")
        return anything(intent, stop);
    return {{}, {}, fmt::format("a search by {} names no artist and no song", intent.field)};
}

Wish Whom::artist(const SearchIntent& intent, std::stop_token stop) const
{
    const auto found = catalog_.artists(intent.text, stop);
    const auto choice = prefer_owned(choose_artist(intent.text, found), intent.text, found, charts_, library_, stop);
    if (!choice.index)
        return doubt(choice, found);
    Wish wish{found[*choice.index], {}, choice.why};
    if (intent.title.empty())
        return wish;
    const auto songs = catalog_.songs(intent.title, wish.artist->name, stop);
    const auto song = choose_song(intent.title, wish.artist->name, songs);
    if (!song.index)
        wish.why = fmt::format("{}; no song “{}” by {}: {}", wish.why, intent.title, wish.artist->name, song.why);
    else
        wish.track = songs[*song.index];
    return wish;
}

Wish Whom::song(const SearchIntent& intent, std::stop_token stop, const Soon& soon) const
{
    const auto songs = catalog_.songs(intent.text, "", stop);
    const auto choice = choose_song(intent.text, "", songs);
    if (!choice.index)
        return doubt(choice, songs);
    const Recording& track = songs[*choice.index];
    if (soon)
        soon({singer_of(track), track, choice.why});
    return {artist_of(track, stop), track, choice.why};
}

Wish Whom::anything(const SearchIntent& intent, std::stop_token stop) const
{
    catalog_.expect_songs(intent.text, "");
    const auto found = catalog_.artists(intent.text, stop);
    const auto songs = catalog_.songs(intent.text, "", stop);
    const auto choice = prefer_owned(choose_artist(intent.text, found), intent.text, found, charts_, library_, stop);
    if (choice.index && choice.exact) {
        const Artist& artist = found[*choice.index];
        const auto own = std::ranges::count_if(songs, [&](const Recording& song) { return by(song, artist); });
        const bool followed = artist.following > 0 ? artist.following >= real_following : own >= songs_instead_of_fans;
        if (followed || library_.songs_of(artist.name) > 0)
            return {artist, {}, choice.why};
    }
    const auto song = choose_song(intent.text, "", songs);
    if (!song.index && choice.doubt)
        return doubt(choice, found);
    if (song.shared) {
        Wish unsure = doubt(song, songs);
        unsure.why += "; a search over everything does not say which is meant";
        return unsure;
    }
    if (!song.index)
        return doubt(song, songs);
    const Recording& track = songs[*song.index];
    return {artist_of(track, stop), track, song.why};
}

// A list of songs tells of the artist only id and name; the rest is asked for, and done without when it is not there.
Artist Whom::artist_of(const Recording& track, std::stop_token stop) const
{
    for (Artist& artist : catalog_.artists(track.main_artist(), stop))
        if (artist.id == track.artist_id)
            return std::move(artist);
    return singer_of(track);
}

}
