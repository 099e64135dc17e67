// SPDX-License-Identifier: MIT
#include "plugin/music/song_table.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/note.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/stored_reading.hpp"
#include "plugin/music/title_parts.hpp"

#include <algorithm>
#include <chrono>

namespace topfive {

std::uint32_t SongTable::add(std::string_view title, std::string_view artist, std::string_view album_artist,
                             std::string_view album, std::chrono::milliseconds length)
{
    if (rows_.size() >= titles_.size())
        grow();
    read_artist(artist, album_artist);
    read_album_title(album);
    if (!credit_.whole.empty() && is_plain_title(title)) {
        plain_.core = title_core(fold(title));
        plain_.album_versions = album_.versions;
        return put_song(plain_, credit_row_, length);
    }
    const auto reading = plain_reading(title, credit_, album, album_);
    // A title such as "Eminem - Stan" names the artist where the tag is silent.
    const bool own = reading.credit.whole == credit_.whole && reading.credit.parts.size() == credit_.parts.size();
    return put_song(reading, own ? credit_row_ : put_credit(reading.credit), length);
}

std::uint32_t SongTable::put_song(const Reading& reading, std::uint32_t credit, std::chrono::milliseconds length)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(length).count();
    Row row{put_title(title_text(reading)), credit, no_row, no_row,
            static_cast<std::uint16_t>(std::clamp<long long>(seconds, 0, 0xFFFF))};
    auto& head = titles_[tight_hash(reading.core) & (titles_.size() - 1)];
    row.next_of_title = head;
    auto& owner = credits_[row.credit];
    row.next_of_credit = owner.newest;
    ++owner.songs;
    return head = owner.newest = rows_.push(row);
}

void SongTable::read_artist(std::string_view artist, std::string_view album_artist)
{
    if (credit_row_ != no_row && artist == last_artist_ && album_artist == last_album_artist_)
        return;
    last_artist_ = artist;
    last_album_artist_ = album_artist;
    credit_ = read_credit(artist);
    if (names_nobody(credit_.whole))
        credit_ = {};
    if (album_artist != artist)
        if (auto other = read_credit(album_artist); !names_nobody(other.whole)) {
            if (credit_.whole.empty())
                credit_.whole = other.whole;
            for (auto& name : other.parts)
                if (std::find(credit_.parts.begin(), credit_.parts.end(), name) == credit_.parts.end())
                    credit_.parts.push_back(std::move(name));
        }
    credit_row_ = put_credit(credit_);
}

void SongTable::read_album_title(std::string_view raw)
{
    if (albums_.size() > 0 && raw == last_album_)
        return;
    last_album_ = raw;
    album_ = read_album(raw);
    albums_.push({static_cast<std::uint32_t>(rows_.size()), texts_.put(album_.core)});
}

std::string SongTable::album(std::uint32_t song) const
{
    std::size_t low = 0;
    auto high = albums_.size();
    while (high - low > 1) {
        const auto middle = low + (high - low) / 2;
        (albums_[middle].first <= song ? low : high) = middle;
    }
    return texts_.at(albums_[low].text);
}

Reading SongTable::reading(std::uint32_t song) const
{
    const auto& row = rows_[song];
    auto result = reading_from(texts_.at(row.title));
    result.credit = credit_from(texts_.at(credits_[row.credit].text));
    result.album = album(song);
    result.length = std::chrono::seconds(row.seconds);
    return result;
}

std::string SongTable::core(std::uint32_t song) const
{
    return std::string(core_of(texts_.at(rows_[song].title)));
}

std::string SongTable::title(std::uint32_t song) const
{
    return texts_.at(rows_[song].title);
}

std::string SongTable::whole(std::uint32_t credit) const
{
    return std::string(whole_of(texts_.at(credits_[credit].text)));
}

std::uint32_t SongTable::put_credit(const Credit& credit)
{
    const auto text = credit_text(credit);
    auto found = no_row;
    const auto hash = tight_hash(text);
    credit_texts_.each(hash, [&](std::uint32_t number) {
        if (texts_.holds(credits_[number].text, text))
            found = number;
        return found == no_row;
    });
    if (found == no_row) {
        found = credits_.push({texts_.put(text), no_row, 0});
        credit_texts_.put(hash, found);
        for (const auto& name : credit.parts)
            names_.put(name, found);
    }
    return found;
}

std::uint32_t SongTable::put_title(const std::string& text)
{
    const auto hash = tight_hash(text);
    auto& recent = recent_[hash % recent_.size()];
    if (recent.text == no_row || recent.hash != hash || !texts_.holds(recent.text, text))
        recent = {hash, texts_.put(text)};
    return recent.text;
}

void SongTable::grow()
{
    titles_.assign(titles_.size() * 2, no_row);
    for (std::uint32_t song = 0; song < rows_.size(); ++song) {
        auto& head = titles_[tight_hash(core(song)) & (titles_.size() - 1)];
        rows_[song].next_of_title = head;
        head = song;
    }
}

}
