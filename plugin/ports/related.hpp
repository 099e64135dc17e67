// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/artist.hpp"
#include <cstddef>
#include <stop_token>
#include <vector>

namespace topfive {

// Who knows which artists resemble one, most similar first. Throws Unavailable when it cannot be asked now.
class Related {
public:
    virtual ~Related() = default;
    virtual std::vector<Artist> related(const Artist&, std::size_t count, std::stop_token) = 0;
};

}
