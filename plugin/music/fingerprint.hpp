// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace topfive {

// What a recording sounds like, in the items of Chromaprint's algorithm 1: 32 bits each, one in 123.8 ms.
using Fingerprint = std::vector<std::uint32_t>;

inline constexpr std::chrono::microseconds fingerprint_item{123'810}; // 1365 samples of 11025 a second

// Where a clip lies inside a whole recording, and how well it fits there.
struct Alignment {
    std::chrono::milliseconds at{0}; // of the clip's begin
    double errors = 1;               // share of bits that differ there: 0 is the same sound, 0.5 is chance
};

// The best place of the clip, which may begin a little before the whole does or end a little after it. nullopt: one of
// the two is too short to tell anything.
[[nodiscard]] std::optional<Alignment> align(std::span<const std::uint32_t> clip, std::span<const std::uint32_t> whole);

}
