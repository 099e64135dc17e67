// SPDX-License-Identifier: MIT
#include "plugin/music/reading.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/note.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/title.hpp"

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

class Ways {
public:
    Ways(const Recording& recording, std::string_view title, double strain)
        : title_(read_title(title, recording.album)), own_(read_credits(recording.artists))
    {
        plain_.strain = strain;
        if (names_nobody(own_.whole))
            own_ = {};
        auto album = read_album(recording.album);
        plain_.album = std::move(album.core);
        plain_.length = recording.length;
        plain_.neutral_notes = title_.neutral_notes;
        plain_.versions = title_.versions;
        plain_.album_versions = title_.album_versions.empty() ? std::move(album.versions) : title_.album_versions;
        plain_.loose = title_.subtitles;
    }

    std::vector<Reading> all()
    {
        const auto& parts = title_.segments;
        if (parts.size() == 1)
            add(own_, 0, 1, 0);
        else if (parts.size() > 1)
            several();
        with_bare_notes();
        return std::move(ways_);
    }

private:
    // "Artist - Title", "Title - Live", "Title - Album", "Title - Artist", "Nightcore - Title".
    void several()
    {
        const auto& parts = title_.segments;
        const bool known = !own_.whole.empty();
        const auto first = read_credit(parts[0].raw);
        const bool note_in_front = parts[0].kind == Kind::version;
        const bool artist_in_front = !known || credits_alike(own_, first) >= likely_typed;
        const bool note_behind = parts[1].kind == Kind::version || parts[1].kind == Kind::neutral;
        if (note_in_front)
            add(own_, 1, 2, 0);
        if (note_behind && !note_in_front)
            add(own_, 0, 1, 0);
        if (artist_in_front) {
            add(known ? own_ : first, 1, 2, note_behind ? 0.2 : 0);
            join(known ? own_ : first, 1);
        }
        if (!note_behind && (!artist_in_front || !known))
            add(own_, 0, 1, known ? 0 : 0.3);
        if (!artist_in_front) {
            add(own_, 1, 2, 0.5, parts[0].text);
            add(first, 1, 2, 0.7);
        }
        join(own_, 0);
        if (note_behind && parts[1].kind == Kind::version && !note_in_front)
            add_with_tail();
        if (!known)
            add(read_credit(parts.back().raw), 0, parts.size(), 0.3);
    }

    // The segment `core` is the title, those before `used` are spoken for, notes behind are notes, others loose.
    void add(const Credit& credit, std::size_t core, std::size_t used, double strain, std::string loose = {})
    {
        auto way = plain_;
        way.credit = credit;
        credit_featured(way.credit, title_.featured);
        way.core = title_.segments[core].text;
        way.strain += strain;
        if (!loose.empty())
            way.loose.push_back(std::move(loose));
        for (std::size_t i = 0; i < title_.segments.size(); ++i) {
            const auto& part = title_.segments[i];
            if (i == core || (i < used && part.kind != Kind::version))
                continue;
            if (part.kind == Kind::version)
                for (const auto& version : part.versions)
                    topfive::add(way.versions, version);
            else if (part.kind == Kind::neutral)
                ++way.neutral_notes;
            else if (way.album.empty() || names_alike(part.text, way.album) < likely_typed)
                way.loose.push_back(part.text);
        }
        ways_.push_back(std::move(way));
    }

    // What looks like a version behind the dash may be an album: "Albion - Albion Remixed".
    void add_with_tail()
    {
        auto way = plain_;
        way.credit = own_;
        credit_featured(way.credit, title_.featured);
        way.core = title_.segments[0].text;
        for (std::size_t i = 1; i < title_.segments.size(); ++i)
            way.loose.push_back(title_.segments[i].text);
        way.strain += 0.2;
        ways_.push_back(std::move(way));
    }

    // All segments from `from` on are the title.
    void join(const Credit& credit, std::size_t from)
    {
        if (title_.segments.size() < from + 2)
            return;
        auto way = plain_;
        way.credit = credit;
        credit_featured(way.credit, title_.featured);
        for (auto i = from; i < title_.segments.size(); ++i)
            way.core += (way.core.empty() ? "" : " ") + title_.segments[i].text;
        way.strain += 0.1;
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
            way.core = std::move(bare.core);
            for (auto& version : bare.versions)
                topfive::add(way.versions, std::move(version));
            way.strain += 0.1;
            ways_.push_back(std::move(way));
        }
    }

    Title title_;
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
    const auto title = std::string_view(recording.title).substr(track_number(recording.title));
    auto all = Ways(recording, title, 0).all();
    if (const auto number = perhaps_track_number(title); number > 0)
        for (auto& way : Ways(recording, title.substr(number), 0.2).all())
            all.push_back(std::move(way));
    return all;
}

AlbumTitle read_album(std::string_view raw)
{
    AlbumTitle album;
    if (raw.empty())
        return album;
    const auto title = read_title(raw);
    auto versions = title.versions;
    for (const auto& segment : title.segments) {
        if (segment.kind == Kind::other)
            album.core += (album.core.empty() ? "" : " ") + segment.text;
        for (const auto& version : segment.versions)
            add(versions, version);
        for (auto& version : read_bare_note(segment.text).versions)
            add(versions, std::move(version));
    }
    if (album.core.empty() && !title.segments.empty())
        album.core = title.segments.front().text;
    for (auto& [kind, detail] : versions)
        if (holds_for_songs(kind))
            add(album.versions, {kind, {}});
    return album;
}

}
