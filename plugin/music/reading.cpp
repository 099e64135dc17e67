// SPDX-License-Identifier: MIT
#include "plugin/music/reading.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/note.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/title.hpp"
#include "plugin/music/title_parts.hpp"

#include <algorithm>
#include <utility>

namespace topfive {

namespace {

using Kind = Note::Kind;

void credit_featured(Credit& credit, const std::vector<std::string>& featured)
{
    for (auto& name : read_credits(featured).parts)
        if (std::find(credit.parts.begin(), credit.parts.end(), name) == credit.parts.end())
            credit.parts.push_back(std::move(name));
}

void add_all(Versions& versions, const Versions& more)
{
    for (const auto& version : more)
        add(versions, version);
}

bool is_note(const Title::Segment& segment)
{
    return segment.note.kind == Kind::version || segment.note.kind == Kind::neutral ||
           segment.note.kind == Kind::credit;
}

class Ways {
public:
    Ways(Title title, Credit credit, const AlbumTitle& album)
        : title_(std::move(title)), parts_(title_.segments), own_(std::move(credit))
    {
        if (names_nobody(own_.whole))
            own_ = {};
        plain_.album = album.core;
        plain_.album_versions = album.versions;
    }

    std::vector<Reading> plain()
    {
        if (parts_.size() == 1)
            add(own_, 0, 1, 0);
        else if (parts_.size() > 1)
            several();
        return std::move(ways_);
    }

    std::vector<Reading> all(std::chrono::milliseconds length, double strain)
    {
        plain_.length = length;
        plain_.strain = strain;
        ways_ = plain();
        with_bare_notes();
        return std::move(ways_);
    }

private:
    // "Artist - Title", "Title - Live", "Title - Album", "Title - Artist", "Nightcore - Title".
    void several()
    {
        const bool known = !own_.whole.empty();
        const auto first = read_credit(parts_[0].raw);
        const bool artist_in_front = !known || credits_alike(own_, first) > likely_typed;
        const bool note_behind = is_note(parts_[1]);
        // "Karaoke - Radio Edit" is a song of that name.
        const bool note_in_front = parts_[0].note.kind == Kind::version && parts_[0].note.pure && !note_behind;
        if (note_in_front)
            add(own_, 1, 2, 0);
        else if (note_behind)
            add(own_, 0, 1, 0);
        if (artist_in_front) {
            add(known ? own_ : first, 1, 2, note_behind ? 0.2 : 0);
            join(known ? own_ : first, 1, 0.1);
        }
        if (!note_behind)
            add(own_, 0, 1, artist_in_front ? 0.3 : 0);
        if (!artist_in_front) {
            add(own_, 1, 2, 0.5, parts_[0].text);
            add(first, 1, 2, 0.7);
        }
        join(own_, 0, 0.1);
        // What looks like a note behind the dash may be an album: "Albion - Albion Remixed".
        if ((note_behind || parts_[1].note.kind == Kind::part) && !note_in_front)
            loosen();
        if (!known && !is_note(parts_.back()))
            add(read_credit(parts_.back().raw), 0, parts_.size(), 0.3);
    }

    // A reading with what the segment `core` and its brackets say.
    [[nodiscard]] Reading begin(const Credit& credit, std::size_t core, double strain) const
    {
        const auto& part = parts_[core];
        auto way = plain_;
        way.credit = credit;
        way.core = part.text;
        way.loose = part.subtitles;
        way.again = part.again;
        way.strain += strain;
        add_brackets(way, part);
        if (!part.album_versions.empty())
            way.album_versions = part.album_versions;
        return way;
    }

    static void add_brackets(Reading& way, const Title::Segment& part)
    {
        add_all(way.versions, part.versions);
        credit_featured(way.credit, part.featured);
        way.neutral_notes += part.neutral_notes;
    }

    // The segment `core` is the title, those before `used` are spoken for, notes behind are notes, others loose.
    void add(const Credit& credit, std::size_t core, std::size_t used, double strain, const std::string& loose = {})
    {
        auto way = begin(credit, core, strain);
        if (!loose.empty())
            way.loose.push_back(loose);
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const auto& part = parts_[i];
            if (i == core)
                continue;
            const auto kind = part.note.kind;
            if (i < used && !(kind == Kind::version && part.note.pure)) {
                add_brackets(way, part);
            } else if (kind == Kind::version || kind == Kind::neutral || kind == Kind::credit) {
                add_all(way.versions, part.note.versions);
                if (kind == Kind::credit)
                    credit_featured(way.credit, {part.note.text});
                way.neutral_notes += kind == Kind::neutral ? 1 : 0;
                add_brackets(way, part);
            } else if (kind == Kind::part && i == core + 1) {
                way.core += ' ' + part.note.text;
            } else
                put_tail(way, part.text);
        }
        ways_.push_back(std::move(way));
    }

    static void put_tail(Reading& way, const std::string& text)
    {
        if (way.album.empty() || names_alike(text, way.album) < likely_typed)
            way.loose.push_back(text);
    }

    void loosen()
    {
        auto way = begin(own_, 0, 0.2);
        way.loose_notes = true;
        for (std::size_t i = 1; i < parts_.size(); ++i)
            put_tail(way, parts_[i].text);
        ways_.push_back(std::move(way));
    }

    // All segments from `from` on are the title.
    void join(const Credit& credit, std::size_t from, double strain)
    {
        if (parts_.size() < from + 2)
            return;
        auto way = begin(credit, from, strain);
        for (auto i = from + 1; i < parts_.size(); ++i) {
            way.core += ' ' + parts_[i].text;
            add_brackets(way, parts_[i]);
        }
        ways_.push_back(std::move(way));
    }

    // "Stan live" may be the song Stan, live.
    void with_bare_notes()
    {
        const auto count = ways_.size();
        for (std::size_t i = 0; i < count; ++i) {
            auto bare = read_bare_note(ways_[i].core);
            if (bare.core.empty())
                continue;
            auto way = ways_[i];
            way.core = title_core(bare.core); // "Rocky II lyrics"
            add_all(way.versions, bare.versions);
            way.strain += 0.1;
            ways_.push_back(std::move(way));
        }
    }

    Title title_;
    const std::vector<Title::Segment>& parts_;
    Credit own_;
    Reading plain_;
    std::vector<Reading> ways_;
};

// A whole album is live, a tribute, karaoke; a word such as "mix" in its title says nothing of one song.
bool holds_for_songs(VersionKind kind)
{
    return kind == VersionKind::live || kind == VersionKind::karaoke || kind == VersionKind::cover ||
           kind == VersionKind::acoustic || kind == VersionKind::instrumental;
}

}

std::vector<Reading> readings(const Recording& recording)
{
    const auto credit = read_credits(recording.artists);
    const auto album = read_album(recording.album);
    const auto title = std::string_view(recording.title).substr(track_number(recording.title));
    auto all = Ways(read_title(title, recording.album), credit, album).all(recording.length, 0);
    if (const auto number = perhaps_track_number(title); number > 0)
        for (auto& way :
             Ways(read_title(title.substr(number), recording.album), credit, album).all(recording.length, 0.2))
            all.push_back(std::move(way));
    return all;
}

Reading plain_reading(std::string_view title, const Credit& credit, std::string_view album,
                      const AlbumTitle& album_title)
{
    const auto rest = title.substr(track_number(title));
    auto ways = Ways(read_title(rest, album), credit, album_title).plain();
    return ways.empty() ? Reading{} : std::move(ways.front());
}

AlbumTitle read_album(std::string_view raw)
{
    AlbumTitle album;
    if (raw.empty())
        return album;
    const auto title = read_title(raw);
    Versions versions;
    for (const auto& segment : title.segments) {
        if (segment.note.kind != Kind::version && segment.note.kind != Kind::neutral)
            album.core += (album.core.empty() ? "" : " ") + segment.text;
        add_all(versions, segment.versions);
        add_all(versions, segment.note.versions);
        add_all(versions, read_bare_note(segment.text).versions);
    }
    if (title.segments.size() == 1)
        add_all(versions, read_note(title.segments.front().raw).versions); // "Live at Leeds"
    if (album.core.empty() && !title.segments.empty())
        album.core = title.segments.front().text;
    for (auto& [kind, detail] : versions)
        if (holds_for_songs(kind))
            add(album.versions, {kind, {}});
    return album;
}

}
