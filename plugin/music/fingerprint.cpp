// SPDX-License-Identifier: MIT
#include "plugin/music/fingerprint.hpp"

#include <algorithm>
#include <bit>

namespace topfive {

namespace {

// About ten seconds: a shorter stretch of two songs may well sound alike.
constexpr std::ptrdiff_t least_items = 80;

// Bits that differ between two stretches of `count` items.
std::size_t differing(const std::uint32_t* left, const std::uint32_t* right, std::ptrdiff_t count)
{
    std::size_t bits = 0;
    for (std::ptrdiff_t n = 0; n < count; ++n)
        bits += static_cast<std::size_t>(std::popcount(left[n] ^ right[n]));
    return bits;
}

}

std::optional<Alignment> align(std::span<const std::uint32_t> clip, std::span<const std::uint32_t> whole)
{
    const auto length = std::ssize(clip);
    const auto room = std::ssize(whole);
    const auto least = std::max(least_items, length * 3 / 4);
    std::optional<Alignment> best;
    for (auto at = least - length; at <= room - least; ++at) {
        const auto skipped = std::max<std::ptrdiff_t>(0, -at);
        const auto overlap = std::min(length, room - at) - skipped;
        if (overlap < least)
            continue;
        const auto bits = differing(clip.data() + skipped, whole.data() + at + skipped, overlap);
        const auto errors = static_cast<double>(bits) / (32.0 * static_cast<double>(overlap));
        if (!best || errors < best->errors)
            best = Alignment{std::chrono::duration_cast<std::chrono::milliseconds>(at * fingerprint_item), errors};
    }
    return best;
}

}
