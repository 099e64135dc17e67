// SPDX-License-Identifier: MIT
#include "plugin/fetching/song_choice.hpp"

#include "plugin/music/comparison.hpp"
#include "plugin/music/credits.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <vector>

namespace topfive {

namespace {

// A text of more words than this is no title and artist that somebody typed; it bounds the splits that are tried.
constexpr std::size_t most_words = 24;
// Bytes. No title and artist together are longer.
constexpr std::size_t longest_text = 600;
constexpr std::ptrdiff_t most_told = 5;

Recording asked_for(std::string_view title, std::string_view artist)
{
    Recording recording;
    recording.title = title;
    if (!artist.empty())
        recording.artists.emplace_back(artist);
    return recording;
}

bool same(std::string_view title, std::string_view artist, const Recording& song)
{
    return compare(asked_for(title, artist), song).likeness == Likeness::same;
}

// Where one word ends and the next begins, in the text as typed.
std::vector<std::size_t> gaps(std::string_view text)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 1; i + 1 < text.size() && found.size() < most_words; ++i)
        if (text[i] == ' ' && text[i - 1] != ' ')
            found.push_back(i);
    return found;
}

bool title_and_artist(std::string_view text, const Recording& song)
{
    return std::ranges::any_of(gaps(text), [&](std::size_t gap) {
        const auto left = text.substr(0, gap);
        const auto right = text.substr(gap + 1);
        return same(left, right, song) || same(right, left, song);
    });
}

std::string wording(const Recording& song)
{
    return fmt::format("“{}” by {}", song.title, song.main_artist());
}

// Nobody who types a title means a karaoke act's, which services list by the dozen.
bool meant(std::string_view text, const Recording& song)
{
    return !plays_others(fold_artist(song.main_artist())) || plays_others(fold_artist(text));
}

// The songs of this very title, one of each artist, in the service's order.
std::vector<std::size_t> of_title(std::string_view text, std::string_view artist, std::span<const Recording> songs)
{
    std::vector<std::size_t> found;
    std::set<std::string> artists;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const auto whose = artist.empty() ? songs[i].main_artist() : std::string(artist);
        if (meant(text, songs[i]) && same(text, whose, songs[i]) &&
            artists.insert(fold_artist(songs[i].main_artist())).second)
            found.push_back(i);
    }
    return found;
}

}

SongChoice choose_song(std::string_view text, std::string_view artist, std::span<const Recording> songs)
{
    SongChoice choice;
    if (text.size() > longest_text) {
        choice.why = "the text is too long for a title";
        return choice;
    }
    if (artist.empty()) {
        const auto both = std::ranges::find_if(
            songs, [&](const Recording& s) { return meant(text, s) && title_and_artist(text, s); });
        if (both != songs.end()) {
            choice.index = static_cast<std::size_t>(both - songs.begin());
            choice.why = fmt::format("the text names title and artist of {}", wording(*both));
            return choice;
        }
    }
    const auto found = of_title(text, artist, songs);
    if (found.empty()) {
        choice.why = fmt::format("no song is known by “{}”", text);
        return choice;
    }
    const Recording& first = songs[found.front()];
    choice.index = found.front();
    choice.shared = found.size() > 1;
    choice.why = choice.shared ? fmt::format("{} artists have a song of that title; the best known is {}", found.size(),
                                             wording(first))
                               : fmt::format("the text is the title of {}", wording(first));
    if (choice.shared)
        choice.choices.assign(found.begin(), found.begin() + std::min<std::ptrdiff_t>(most_told, std::ssize(found)));
    return choice;
}

}
