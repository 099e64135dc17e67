// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_words.hpp"

#include "plugin/fetching/candidate_title.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/note_words.hpp"
#include "plugin/music/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace topfive {

namespace {

// Ways to read a candidate that are looked at, the plainest; a title of many parts has more.
constexpr std::size_t most_ways = 48;

void append(std::string& text, std::string_view more)
{
    text += ' ';
    text += more;
}

// Takes a phrase out of a text where it stands as whole words; whether it did.
bool take_out(std::string& text, std::string_view phrase)
{
    if (phrase.empty() || !contains_words(text, phrase))
        return false;
    const auto padded = ' ' + text + ' ';
    const auto sought = ' ' + std::string(phrase) + ' ';
    const auto at = padded.find(sought);
    text = padded.substr(0, at) + " | " + padded.substr(at + sought.size());
    return true;
}

// The title and the names taken out of a text; whether the title stood in it.
bool take_out(std::string& text, const Sought& wanted)
{
    bool titled = false;
    for (const auto& way : wanted.ways)
        titled = take_out(text, way.core) || titled;
    for (const auto& name : wanted.names)
        take_out(text, name);
    return titled;
}

bool wants(const Sought& wanted, VersionKind kind)
{
    using enum VersionKind;
    return !wanted.ways.empty() &&
           std::any_of(wanted.ways.front().versions.begin(), wanted.ways.front().versions.end(),
                       [&](const Version& one) {
                           // Reverb comes with either.
                           return one.kind == kind || (kind == effect && (one.kind == slowed || one.kind == sped_up));
                       });
}

// Words that name a version where nothing else in a title needs them.
std::optional<VersionKind> kind_of(std::string_view word)
{
    if (word == "live")
        return VersionKind::live;
    if (word == "cover" || word == "covers")
        return VersionKind::cover;
    return suffix(word) == Suffix::remix ? std::optional(VersionKind::remix) : std::nullopt;
}

// The version that a text names with words which the wanted recording does not have; empty: none.
std::string foreign_version(const Sought& wanted, std::string text)
{
    // "Live Forever" itself says nothing of "Live Forever (Live)".
    const auto& known = take_out(text, wanted) ? wanted.further_words : wanted.known_words;
    const auto words = words_of(text);
    const std::span<const std::string_view> all(words);
    const auto asked = [&](std::string_view word) { return contains_words(known, word); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto phrase = version_phrase(all.subspan(i))) {
            const auto said = joined({words.begin() + static_cast<std::ptrdiff_t>(i),
                                      words.begin() + static_cast<std::ptrdiff_t>(i + phrase->length)});
            if (!wants(wanted, phrase->kind) && !asked(said))
                return said;
        } else if (const auto kind = kind_of(words[i]); kind && !wants(wanted, *kind) && !asked(words[i]))
            return std::string(words[i]);
    }
    return {};
}

// Who uploads only what is not the recording itself.
std::string foreign_channel(const Sought& wanted, const Candidate& candidate)
{
    constexpr std::array<std::string_view, 13> marks{
        "karaoke", "instrumental", "instrumentals", "nightcore", "tribute",  "covers", "cover", "slowed",
        "sped up", "8d",           "bass boosted",  "lofi",      "reactions"};
    const auto channel = fold(candidate.channel);
    for (const auto mark : marks)
        if (contains_words(channel, mark) && !contains_words(wanted.known_words, mark))
            return std::string(mark);
    return {};
}

// A wanted artist is named somewhere, or might be in another script.
bool names_artist(const Sought& wanted, const Candidate& candidate)
{
    if (wanted.names.empty())
        return true;
    std::string all;
    // A label names the artist in the artist's field; in the title stands whose song others play.
    if (candidate.kind != Candidate::Kind::label_audio || candidate.artists.empty()) {
        all = fold(candidate.title);
        append(all, fold(channel_artist(candidate.channel)));
    }
    for (const auto& artist : candidate.artists)
        append(all, fold(artist));
    const auto tight = squeezed(all);
    for (const auto& name : wanted.names)
        if (contains_words(all, name) || (name.size() > 4 && tight.find(squeezed(name)) != std::string::npos))
            return true;
    const auto credit = read_credits(candidate.artists);
    return candidate.kind == Candidate::Kind::label_audio &&
           std::any_of(wanted.names.begin(), wanted.names.end(), [&](const std::string& name) {
               return names_alike(name, credit.whole) > 0 || other_script(name, credit.whole);
           });
}

// An album that is no one's concert, but is sung by others or by nobody from its first track to its last.
bool album_of_another_kind(const Sought& wanted, const Candidate& candidate)
{
    const auto album = read_album(candidate.album);
    return std::any_of(album.versions.begin(), album.versions.end(), [&](const Version& version) {
        using enum VersionKind;
        const bool whole = version.kind == instrumental || version.kind == karaoke || version.kind == cover;
        return whole && !wants(wanted, version.kind) && fold(wanted.recording.album) != fold(candidate.album);
    });
}

// Who plays it where the title says "by" somebody else; empty: nobody is named.
std::string by_somebody_else(const Sought& wanted, std::string text)
{
    constexpr std::array<std::string_view, 16> makers{
        "prod", "produced", "directed", "written", "mixed",  "remastered", "mastered", "uploaded",
        "made", "video",    "lyrics",   "edited",  "filmed", "shot",       "music",    "animated"};
    take_out(text, wanted);
    const auto words = words_of(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] != "by" || words[i + 1] == "|" || contains_words(wanted.known_words, words[i + 1]))
            continue;
        if (i == 0 || std::find(makers.begin(), makers.end(), words[i - 1]) == makers.end())
            return std::string(words[i + 1]);
    }
    return {};
}

bool tribute(const Sought& wanted, const Candidate& candidate)
{
    const auto foreign = [&](std::string_view text) { return plays_others(text) && !plays_others(wanted.known_words); };
    return foreign(fold(candidate.album)) || std::any_of(candidate.artists.begin(), candidate.artists.end(),
                                                         [&](const auto& artist) { return foreign(fold(artist)); });
}

}

Sought::Sought(const Recording& wanted) : recording(wanted), ways(readings(wanted))
{
    names = read_credits(wanted.artists).parts;
    if (!ways.empty())
        for (const auto& name : ways.front().credit.parts)
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
    known_words = fold(wanted.title);
    for (const auto& artist : wanted.artists)
        append(known_words, fold(artist));
    append(known_words, fold(wanted.album));
    further_words = known_words;
    while (take_out(further_words, *this)) {
    }
}

std::string channel_artist(const std::string& channel)
{
    auto name = channel;
    for (const std::string_view tail :
         {" - Topic", "VEVO", " Vevo", " Official", " (Official)", " Music", " TV", " Channel"})
        if (name.size() > tail.size() && name.ends_with(tail))
            name.resize(name.size() - tail.size());
    return name;
}

std::vector<Reading> candidate_readings(const Candidate& candidate, const std::vector<std::string>& sought)
{
    Recording recording;
    recording.album = candidate.album;
    recording.length = candidate.length;
    std::vector<Reading> ways;
    const auto read = [&](const std::string& title, std::vector<std::string> artists) {
        recording.title = title;
        recording.artists = std::move(artists);
        for (auto& way : readings(recording))
            if (ways.size() < most_ways)
                ways.push_back(std::move(way));
    };
    read(candidate.title, candidate.artists);
    // A label says who plays: nobody else is looked for in its title.
    if (candidate.kind == Candidate::Kind::label_audio && !candidate.artists.empty())
        return ways;
    const auto channel = channel_artist(candidate.channel);
    for (const auto& title : titles_within(candidate.title, sought)) {
        if (title != candidate.title)
            read(title, candidate.artists);
        // A video's artist field holds its uploader as often as its artist.
        if (!candidate.artists.empty())
            read(title, {});
        if (!channel.empty())
            read(title, {channel});
    }
    return ways;
}

WordsVerdict judge_words(const Sought& wanted, const Candidate& candidate, const std::vector<Reading>& offered)
{
    WordsVerdict verdict;
    verdict.compared = compare(wanted.ways, offered, Tags::tidy);
    if (verdict.compared.likeness == Likeness::other_song)
        verdict.obstacle = verdict.compared.why;
    else if (verdict.compared.likeness == Likeness::other_version)
        verdict.obstacle = "another version: " + verdict.compared.why;
    else if (!names_artist(wanted, candidate))
        verdict.obstacle = "the artist is not named";
    else if (tribute(wanted, candidate) || album_of_another_kind(wanted, candidate))
        verdict.obstacle = "played by others";
    else if (const auto who = by_somebody_else(wanted, fold(candidate.title)); !who.empty())
        verdict.obstacle = fmt::format("the title says \"by {}\"", who);
    else if (const auto said = foreign_version(wanted, fold(candidate.title)); !said.empty())
        verdict.obstacle = fmt::format("the title says \"{}\"", said);
    else if (const auto mark = foreign_channel(wanted, candidate); !mark.empty())
        verdict.obstacle = fmt::format("the channel says \"{}\"", mark);
    return verdict;
}

}
