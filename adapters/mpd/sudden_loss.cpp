// SPDX-License-Identifier: MIT
#include "adapters/mpd/sudden_loss.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
constexpr std::size_t negligible = 10; // songs; who owns so few may well delete them
}

void SuddenLoss::counted(std::size_t songs)
{
    songs_ = songs;
    if (lost_)
        lost_ = songs < whole_ - whole_ / 10; // songs come back bit by bit: nine of ten are whole again
    else
        lost_ = songs < whole_ - whole_ / 2 && whole_ - songs > negligible;
    if (!lost_)
        whole_ = songs;
}

void SuddenLoss::confirm()
{
    lost_ = false;
    whole_ = songs_;
}

std::optional<std::string> SuddenLoss::obstacle() const
{
    if (!lost_)
        return {};
    return fmt::format("MPD lists {} songs where it listed {}: fetching rests until they are back, or until it is "
                       "confirmed that they are gone",
                       songs_, whole_);
}

}
