// SPDX-License-Identifier: MIT
#include "plugin/watching/echoes.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

// A log on a network's file system is looked at every five seconds.
constexpr std::chrono::seconds a_moment{10};
constexpr std::size_t most = 500;

}

bool Echoes::repeats(const SearchIntent& intent)
{
    std::erase_if(voices_, [&](const Voice& one) { return one.at + a_moment < intent.at; });
    auto words = fmt::format("{}\n{}\n{}", intent.field, fold(intent.text), fold(intent.title));
    if (std::ranges::any_of(voices_,
                            [&](const Voice& one) { return one.words == words && one.origin != intent.origin; }))
        return true;
    if (voices_.size() == most)
        voices_.pop_front();
    voices_.push_back({std::move(words), intent.origin, intent.at});
    return false;
}

}
