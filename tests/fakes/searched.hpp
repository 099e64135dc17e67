// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/source.hpp"
#include <span>
#include <stop_token>
#include <vector>

namespace topfive {

// What a source offers for each recording, in their order.
inline std::vector<std::vector<Candidate>> searched(Source& source, std::span<const Recording> recordings,
                                                    std::stop_token stop = {})
{
    std::vector<std::vector<Candidate>> found(recordings.size());
    source.search(recordings, stop,
                  [&](std::size_t place, const std::vector<Candidate>& offered) { found.at(place) = offered; });
    return found;
}

}
