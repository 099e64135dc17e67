// SPDX-License-Identifier: MIT
#include "plugin/watching/said.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>

namespace topfive {

bool Said::first_time(const Subject& subject, Time at)
{
    std::erase_if(sayings_, [&](const Saying& one) { return one.at + a_while_ < at; });
    const bool strong = rank_of(subject.field) >= FieldRank::any;
    const auto key = fold_artist(subject.text);
    const auto title = fold(subject.title);
    const auto known = std::ranges::find_if(
        sayings_, [&](const Saying& one) { return one.key == key && one.title == title && (one.strong || !strong); });
    if (known != sayings_.end()) {
        known->at = std::max(known->at, at);
        return false;
    }
    if (sayings_.size() == most_)
        sayings_.erase(sayings_.begin());
    sayings_.push_back({key, title, strong, at});
    return true;
}

}
