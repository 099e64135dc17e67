// SPDX-License-Identifier: MIT
#include "plugin/music/song_table.hpp"

#include "plugin/music/stored_reading.hpp"

#include <algorithm>
#include <chrono>

namespace topfive {

std::uint32_t SongTable::add(const Reading& reading, std::string_view album_title)
{
    if (rows_.size() >= titles_.size())
        grow();
    const auto seconds = std::chrono::round<std::chrono::seconds>(reading.length).count();
    Row row{put_title(reading),
            put_credit(reading.credit),
            put_album(album_title),
            no_row,
            no_row,
            static_cast<std::uint16_t>(std::clamp<long long>(seconds, 0, 0xFFFF))};
    auto& head = titles_[tight_hash(reading.core) & (titles_.size() - 1)];
    row.next_of_title = head;
    auto& owner = credits_[row.credit];
    row.next_of_credit = owner.newest;
    ++owner.songs;
    return head = owner.newest = rows_.push(row);
}

Reading SongTable::reading(std::uint32_t song) const
{
    const auto& row = rows_[song];
    auto result = reading_from(texts_.at(row.title));
    result.credit = credit_from(texts_.at(credits_[row.credit].text));
    result.album = texts_.at(row.album);
    result.length = std::chrono::seconds(row.seconds);
    return result;
}

std::string_view SongTable::core(std::uint32_t song) const
{
    return core_of(texts_.at(rows_[song].title));
}

std::string_view SongTable::whole(std::uint32_t credit) const
{
    return whole_of(texts_.at(credits_[credit].text));
}

std::uint32_t SongTable::put_credit(const Credit& credit)
{
    const auto text = credit_text(credit).substr(0, TextStore::longest);
    if (credit_ != no_row && text == last_credit_)
        return credit_;
    auto found = no_row;
    const auto hash = tight_hash(text);
    credit_texts_.each(hash, [&](std::uint32_t number) {
        if (texts_.at(credits_[number].text) == text)
            found = number;
        return found == no_row;
    });
    if (found == no_row) {
        found = credits_.push({texts_.put(text), no_row, 0});
        credit_texts_.put(hash, found);
        for (const auto& name : credit.parts)
            names_.put(name, found);
    }
    last_credit_ = text;
    return credit_ = found;
}

std::uint32_t SongTable::put_album(std::string_view raw)
{
    if (album_ == no_row || raw != last_album_) {
        last_album_ = raw;
        album_ = texts_.put(raw.empty() ? std::string{} : read_album(raw).core);
    }
    return album_;
}

// A title that stands there already is shared; only the newest few of its bucket are looked at.
std::uint32_t SongTable::put_title(const Reading& reading)
{
    const auto text = title_text(reading);
    int steps = 0;
    auto found = no_row;
    each_titled(reading.core, [&](std::uint32_t song) {
        if (texts_.at(rows_[song].title) == text)
            found = rows_[song].title;
        return found == no_row && ++steps < 8;
    });
    return found == no_row ? texts_.put(text) : found;
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
