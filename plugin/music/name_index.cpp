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

// Signs that two names may differ in length and still be one, mistyped.
constexpr std::size_t most_errors = 3;

// What two names have in common whose lengths are known: half of the name, five signs at most, and how long it is. So
// few are found by a beginning that many have.
std::uint32_t end_hash(std::string_view end, std::size_t length, bool back)
{
    return (tight_hash(end) ^ static_cast<std::uint32_t>(length * 0x9E3779B1U)) * 2 + (back ? 1 : 0);
}

// Calls take(hash) for the beginning and the end of a name as one of that many signs has them.
template <typename Take>
void each_end(std::string_view tight, std::size_t length, Take take)
{
    const auto reach = std::min(tight.size(), std::clamp<std::size_t>(length / 2, 3, 5) * width(tight));
    take(end_hash(tight.substr(0, reach), length, false));
    take(end_hash(tight.substr(tight.size() - reach), length, true));
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
    each_end(tight, tight.size() / width(tight), [&](std::uint32_t hash) { ends_.put(hash, number); });
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
    const auto own = tight.size() / width(tight);
    const auto of_length = [&](std::size_t length) {
        each_end(tight, length, [&](std::uint32_t hash) {
            ends_.each(hash, [&](std::uint32_t number) {
                if (found.size() < most)
                    found.push_back(number);
                return found.size() < most;
            });
        });
    };
    of_length(own);
    for (std::size_t errors = 1; errors <= most_errors; ++errors) {
        of_length(own + errors);
        of_length(own - errors);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}
