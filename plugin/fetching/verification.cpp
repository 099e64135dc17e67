// SPDX-License-Identifier: MIT
#include "plugin/fetching/verification.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace topfive {

namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

double seconds(milliseconds length)
{
    return static_cast<double>(length.count()) / 1000;
}

// A video may hold an intro that the chart's recording has not: the band of the loosest tier (best_match.hpp).
milliseconds band(milliseconds length)
{
    return std::max<milliseconds>(15s, length / 20);
}

}

std::optional<std::string> verification_fault(const Recording& wanted, const Candidate& candidate, const Probe& probe)
{
    if (probe.length <= 0ms)
        return "the file tells no length";
    if (candidate.length > 0ms && probe.length + std::max<milliseconds>(3s, candidate.length / 50) < candidate.length)
        return fmt::format("the file is cut off: {:.1f} s of {:.1f} s", seconds(probe.length),
                           seconds(candidate.length));
    if (wanted.length > 0ms && std::chrono::abs(probe.length - wanted.length) > band(wanted.length))
        return fmt::format("the file is {:.1f} s long, the recording {:.1f} s", seconds(probe.length),
                           seconds(wanted.length));
    return {};
}

}
