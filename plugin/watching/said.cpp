// SPDX-License-Identifier: MIT
#include "plugin/watching/said.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>

namespace topfive {

bool Said::covers(FieldRank said, FieldRank now) const
{
    if (said == FieldRank::any && now == FieldRank::artist)
        return any_ == AnyField::covers_the_artist;
    return said == now || said == FieldRank::artist;
}

bool Said::first_time(const Subject& subject, Time at)
{
    std::erase_if(sayings_, [&](const Saying& one) { return one.at + a_while_ < at; });
    const auto rank = rank_of(subject.field).value_or(FieldRank::album);
    const auto key = fold_artist(subject.text);
    const auto title = fold(subject.title);
    const auto known = std::ranges::find_if(
        sayings_, [&](const Saying& one) { return one.key == key && one.title == title && covers(one.rank, rank); });
    if (known != sayings_.end()) {
        known->at = std::max(known->at, at);
        return false;
    }
    if (sayings_.size() == most_)
        sayings_.erase(sayings_.begin());
    sayings_.push_back({key, title, rank, at});
    return true;
}

}
