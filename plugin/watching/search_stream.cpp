// SPDX-License-Identifier: MIT
#include "plugin/watching/search_stream.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds typed_within{150}; // nobody looks for one text and for quite another
constexpr std::size_t handful = 5;

}

bool SearchStream::grows(const std::string& key, Time at)
{
    if (at - std::exchange(latest_, at) > typed_within)
        first_.clear();
    if (first_.size() == handful)
        return true;
    first_.push_back(key);
    return false;
}

bool SearchStream::began_with(const std::string& key) const
{
    return std::ranges::find(first_, key) != first_.end();
}

}
