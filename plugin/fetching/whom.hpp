// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/watching/search_intent.hpp"
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// Whom a text names. Without an artist: nobody, or doubt; `why` says which, in doubt with the choices.
struct Wish {
    std::optional<Artist> artist;
    std::optional<Recording> track; // the song asked for, to be fetched first
    std::string why;
    // In doubt: who may be meant, {"deezer:9", "Pulp, 400000 followers"}, the likeliest first.
    std::vector<std::pair<std::string, std::string>> choices{};
};

// CONTRACT 10, "Whom a text names": `artist` and `albumartist` an artist; `title` a song; `any` an artist only by exact
// folded name with a real following or with songs in the library, else a song; in doubt nothing.
class Whom {
public:
    Whom(Catalog& catalog, Charts& charts, const Library& library)
        : catalog_(catalog), charts_(charts), library_(library)
    {
    }

    // Throws what the catalog throws. `soon` hears of the song that is meant before its artist is asked about: of the
    // artist only id and name are known then.
    using Soon = std::function<void(const Wish&)>;
    [[nodiscard]] Wish of(const SearchIntent&, std::stop_token, const Soon& soon = {}) const;

private:
    [[nodiscard]] Wish artist(const SearchIntent&, std::stop_token) const;
    [[nodiscard]] Wish song(const SearchIntent&, std::stop_token, const Soon&) const;
    [[nodiscard]] Wish anything(const SearchIntent&, std::stop_token) const;
    [[nodiscard]] Artist artist_of(const Recording&, std::stop_token) const;

    Catalog& catalog_;
    Charts& charts_;
    const Library& library_;
};

}
