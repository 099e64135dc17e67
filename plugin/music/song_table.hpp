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

// The songs of a library as readings, packed: about 45 bytes each beside their titles, found by title, by artist and by
// an artist mistyped. Songs of one album or artist that come together share what was read of it.
class SongTable {
public:
    // All as written; `album_artist` may be blank.
    std::uint32_t add(std::string_view title, std::string_view artist, std::string_view album_artist,
                      std::string_view album, std::chrono::milliseconds length);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] Reading reading(std::uint32_t song) const;
    [[nodiscard]] std::string core(std::uint32_t song) const;
    // As stored_reading.hpp writes it.
    [[nodiscard]] std::string title(std::uint32_t song) const;
    [[nodiscard]] std::string album(std::uint32_t song) const;
    [[nodiscard]] std::chrono::milliseconds length(std::uint32_t song) const
    {
        return std::chrono::seconds(rows_[song].seconds);
    }
    [[nodiscard]] std::uint32_t credit_of(std::uint32_t song) const { return rows_[song].credit; }
    [[nodiscard]] std::size_t songs_of_credit(std::uint32_t credit) const { return credits_[credit].songs; }
    [[nodiscard]] std::string whole(std::uint32_t credit) const;

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
        std::uint32_t title, credit, next_of_title, next_of_credit;
        std::uint16_t seconds;
    };
    struct CreditRow {
        std::uint32_t text, newest, songs;
    };
    // From `first` on songs are of the album at `text`.
    struct AlbumRun {
        std::uint32_t first, text;
    };

    void read_artist(std::string_view artist, std::string_view album_artist);
    void read_album_title(std::string_view raw);
    std::uint32_t put_credit(const Credit&);
    std::uint32_t put_song(const Reading&, std::uint32_t credit, std::chrono::milliseconds length);
    std::uint32_t put_title(const std::string& text);
    void grow();

    TextStore texts_;
    BlockVector<Row> rows_;
    BlockVector<CreditRow> credits_;
    BlockVector<AlbumRun> albums_;
    HashChains credit_texts_;
    NameIndex names_;
    std::vector<std::uint32_t> titles_ = std::vector<std::uint32_t>(1024, no_row);

    // Titles put lately, by their hash: those that many songs share are stored once.
    struct Recent {
        std::uint32_t hash = 0, text = no_row;
    };
    std::vector<Recent> recent_ = std::vector<Recent>(1 << 13);

    // What was read of the last song.
    std::string last_artist_, last_album_artist_, last_album_;
    Credit credit_;
    AlbumTitle album_;
    Reading plain_; // kept for its memory: most titles need nothing but their core
    std::uint32_t credit_row_ = no_row;
};

}
