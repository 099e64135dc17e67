// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist_choice.hpp"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace topfive {

// Many artists' names, asked for the one that a text means: retrieves a few dozen by shared letters, then
// choose_artist() decides as it does among the artists that a service returns.
class ArtistNames {
public:
    ArtistNames();
    ~ArtistNames();
    ArtistNames(ArtistNames&&) noexcept;
    ArtistNames& operator=(ArtistNames&&) noexcept;

    void add(std::string_view name);
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::string_view name(std::size_t number) const;

    // The index is the number of the name: 0, 1, 2, ... in order of the calls to add().
    [[nodiscard]] ArtistChoice find(std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
