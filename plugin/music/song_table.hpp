// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/hash_chains.hpp"
#include "plugin/music/name_index.hpp"
#include "plugin/music/reading.hpp"
#include "plugin/music/text_store.hpp"
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The songs of a library as readings, packed: about 45 bytes each, found by title, by artist and by an artist mistyped.
class SongTable {
public:
    // `album` as written: one album's songs come together, so its folding is kept for the next call.
    std::uint32_t add(const Reading&, std::string_view album);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] Reading reading(std::uint32_t song) const;
    [[nodiscard]] std::string_view core(std::uint32_t song) const;
    [[nodiscard]] std::string_view album(std::uint32_t song) const { return texts_.at(rows_[song].album); }
    [[nodiscard]] std::chrono::milliseconds length(std::uint32_t song) const
    {
        return std::chrono::seconds(rows_[song].seconds);
    }
    [[nodiscard]] std::uint32_t credit_of(std::uint32_t song) const { return rows_[song].credit; }
    [[nodiscard]] std::size_t songs_of_credit(std::uint32_t credit) const { return credits_[credit].songs; }
    [[nodiscard]] std::string_view whole(std::uint32_t credit) const;

    // The credits that hold exactly this folded name, and those that hold one with the same beginning or end.
    [[nodiscard]] std::vector<std::uint32_t> credits_with(std::string_view name) const { return names_.exact(name); }
    [[nodiscard]] std::vector<std::uint32_t> credits_near(std::string_view name, std::size_t most) const
    {
        return names_.near(name, most);
    }

    // Call visit(song) until it answers false; the newest song first.
    template <typename Visit>
    void each_titled(std::string_view folded, Visit visit) const
    {
        for (auto song = titles_[tight_hash(folded) & (titles_.size() - 1)]; song != no_row;
             song = rows_[song].next_of_title)
            if (!visit(song))
                return;
    }
    template <typename Visit>
    void each_credited(std::uint32_t credit, Visit visit) const
    {
        for (auto song = credits_[credit].newest; song != no_row; song = rows_[song].next_of_credit)
            if (!visit(song))
                return;
    }

private:
    struct Row {
        std::uint32_t title, credit, album, next_of_title, next_of_credit;
        std::uint16_t seconds;
    };
    struct CreditRow {
        std::uint32_t text, newest, songs;
    };

    std::uint32_t put_credit(const Credit&);
    std::uint32_t put_album(std::string_view raw);
    std::uint32_t put_title(const Reading&);
    void grow();

    TextStore texts_;
    BlockVector<Row> rows_;
    BlockVector<CreditRow> credits_;
    HashChains credit_texts_;
    NameIndex names_;
    std::vector<std::uint32_t> titles_ = std::vector<std::uint32_t>(1024, no_row);
    std::string last_album_, last_credit_;
    std::uint32_t album_ = no_row, credit_ = no_row;
};

}
