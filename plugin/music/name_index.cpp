// SPDX-License-Identifier: MIT
#include "plugin/music/name_index.hpp"

#include "plugin/music/likeness.hpp"

#include <algorithm>
#include <string>

namespace topfive {

namespace {

// Bytes of a sign: what a folded text holds besides ASCII are Han and Kana.
std::size_t width(std::string_view tight)
{
    return static_cast<unsigned char>(tight.front()) < 0x80 ? 1 : 3;
}

// Shorter names are told apart by a single sign.
bool may_be_mistyped(std::string_view tight)
{
    return !tight.empty() && tight.size() >= (width(tight) == 1 ? 5 : 18);
}

// Half of a name, five signs at most.
std::size_t reach(std::string_view tight)
{
    const auto sign = width(tight);
    return std::min(5 * sign, std::max<std::size_t>(3, tight.size() / sign / 2) * sign);
}

std::uint32_t front_hash(std::string_view tight)
{
    return tight_hash(tight.substr(0, reach(tight))) * 2;
}

std::uint32_t back_hash(std::string_view tight)
{
    return tight_hash(tight.substr(tight.size() - std::min(tight.size(), reach(tight)))) * 2 + 1;
}

}

void NameIndex::put(std::string_view folded, std::uint32_t number)
{
    const auto tight = squeezed(folded);
    if (tight.empty())
        return;
    whole_.put(tight_hash(tight), number);
    if (!may_be_mistyped(tight))
        return;
    ends_.put(front_hash(tight), number);
    ends_.put(back_hash(tight), number);
}

std::vector<std::uint32_t> NameIndex::exact(std::string_view folded) const
{
    std::vector<std::uint32_t> found;
    whole_.each(tight_hash(folded), [&](std::uint32_t number) {
        found.push_back(number);
        return true;
    });
    return found;
}

std::vector<std::uint32_t> NameIndex::near(std::string_view folded, std::size_t most) const
{
    std::vector<std::uint32_t> found;
    const auto tight = squeezed(folded);
    if (!may_be_mistyped(tight))
        return found;
    for (const auto hash : {front_hash(tight), back_hash(tight)})
        ends_.each(hash, [&](std::uint32_t number) {
            found.push_back(number);
            return found.size() < most;
        });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}
