// SPDX-License-Identifier: MIT
#include "plugin/watching/pending_search.hpp"

#include "plugin/music/edit_distance.hpp"
#include "plugin/watching/filter_expression.hpp"

#include <algorithm>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds at_once{500};

bool one_holds_the_other(std::string_view a, std::string_view b)
{
    const auto longer = a.size() < b.size() ? b : a;
    const auto shorter = a.size() < b.size() ? a : b;
    return longer.starts_with(shorter) || (shorter.size() >= 3 && longer.ends_with(shorter));
}

std::size_t signs(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// One letter in three may be wrong.
bool is_correction(std::string_view a, std::string_view b)
{
    const auto most = std::max<std::size_t>(1, std::max(signs(a), signs(b)) / 3);
    return edit_distance(a, b, most) <= most;
}

std::string widened(const std::string& one, const std::string& other)
{
    if (one == other || (rank_of(one) == FieldRank::artist && rank_of(other) == FieldRank::artist))
        return one;
    return "any";
}

}

PendingSearch::PendingSearch(Subject subject, std::string key, Time at)
    : subject_(std::move(subject)), key_(std::move(key)), typed_(lower_ascii(subject_.text)), changed_(at), seen_(at)
{
}

bool PendingSearch::becomes(const Subject& next, const std::string& key) const
{
    // Folding turns "guns n" and "guns n' r" into other words, so what was typed is looked at as well.
    return one_holds_the_other(key_, key) || one_holds_the_other(typed_, lower_ascii(next.text)) ||
           is_correction(key_, key);
}

void PendingSearch::repeat(const Subject& next, Time at)
{
    Subject now = next;
    if (at - seen_ <= at_once)
        now.field = widened(subject_.field, next.field);
    if (now.field != subject_.field || now.text != subject_.text || now.title != subject_.title)
        changed_ = at;
    typed_ = lower_ascii(now.text);
    subject_ = std::move(now);
    seen_ = at;
}

void PendingSearch::replace(Subject next, std::string key, Time at)
{
    subject_ = std::move(next);
    key_ = std::move(key);
    typed_ = lower_ascii(subject_.text);
    changed_ = seen_ = at;
}

}
