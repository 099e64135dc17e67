// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/typed_text.hpp"
#include <chrono>
#include <cstddef>

namespace topfive {

// What counts as a search, and from when on.
struct Observing {
    enum class Browse { off, dwell };

    std::chrono::milliseconds settle{2500}; // a search counts once it has been still for this long
    Browse browse = Browse::off;
    std::chrono::milliseconds dwell{10000}; // an opened artist counts once nothing else was opened for this long
    // How long an add waits for MPD to refuse it; 0: not at all. A search waits for `settle` anyway.
    std::chrono::milliseconds refusal{0};
    Shortest shortest{};
    std::size_t connections = 4096; // watched at the same time; the one that was silent longest gives way
};

}
