// SPDX-License-Identifier: MIT
#include "plugin/music/artist_names.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/hash_chains.hpp"
#include "plugin/music/letters.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/loan_word.hpp"
#include "plugin/music/name_fit.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/spellings.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

namespace topfive {

namespace {

// Names fetched for one spelling before they are compared in full.
constexpr std::size_t most_near = 24;

}

struct ArtistNames::Impl {
    std::vector<std::string> names;
    std::vector<std::uint16_t> sizes; // trigrams of each name
    HashChains whole;                 // by folded name
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_trigram;
    std::vector<std::pair<std::string, std::uint32_t>> eastern; // folded names in Han and Kana
    HashChains heard;                                           // the others by their consonants

    void near(std::string_view folded, std::vector<std::uint32_t>& found) const
    {
        whole.each(tight_hash(folded), [&](std::uint32_t number) {
            found.push_back(number);
            return true;
        });
        const auto asked = trigrams(folded);
        std::unordered_map<std::uint32_t, std::uint32_t> shared;
        for (const auto trigram : asked)
            if (const auto at = by_trigram.find(trigram); at != by_trigram.end())
                for (const auto number : at->second)
                    ++shared[number];
        std::vector<std::pair<double, std::uint32_t>> rated;
        rated.reserve(shared.size());
        for (const auto& [number, count] : shared)
            rated.emplace_back(-2.0 * count / static_cast<double>(asked.size() + sizes[number]), number);
        const auto most = std::min(most_near, rated.size());
        std::partial_sort(rated.begin(), rated.begin() + static_cast<std::ptrdiff_t>(most), rated.end());
        for (std::size_t i = 0; i < most; ++i)
            found.push_back(rated[i].second);
        for (const auto& [name, number] : eastern)
            if (alike_in_latin(name, folded) > 0)
                found.push_back(number);
        if (other_script(folded, "a"))
            heard.each(tight_hash(consonants_heard(kana_in_latin(folded))), [&](std::uint32_t number) {
                found.push_back(number);
                return true;
            });
    }
};

ArtistNames::ArtistNames() : impl_(std::make_unique<Impl>()) {}
ArtistNames::~ArtistNames() = default;
ArtistNames::ArtistNames(ArtistNames&&) noexcept = default;
ArtistNames& ArtistNames::operator=(ArtistNames&&) noexcept = default;

void ArtistNames::add(std::string_view name)
{
    const auto number = static_cast<std::uint32_t>(impl_->names.size());
    impl_->names.emplace_back(name);
    const auto folded = fold_artist(repaired(first_signs(name, longest_text)));
    if (other_script(folded, "a"))
        impl_->eastern.emplace_back(folded, number);
    else
        impl_->heard.put(tight_hash(consonants_heard(folded)), number);
    const auto grams = trigrams(spoken(folded));
    impl_->sizes.push_back(static_cast<std::uint16_t>(std::min<std::size_t>(grams.size(), 0xFFFF)));
    impl_->whole.put(tight_hash(folded), number);
    for (const auto trigram : grams)
        impl_->by_trigram[trigram].push_back(number);
}

std::size_t ArtistNames::size() const
{
    return impl_->names.size();
}

std::string_view ArtistNames::name(std::size_t number) const
{
    return impl_->names.at(number);
}

ArtistChoice ArtistNames::find(std::string_view text) const
{
    std::vector<std::uint32_t> numbers;
    for (const auto& way : spellings(text))
        impl_->near(way.name, numbers);
    if (numbers.empty())
        impl_->near("unknown", numbers);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<Artist> artists;
    for (const auto number : numbers) {
        Artist artist;
        artist.name = impl_->names[number];
        artists.push_back(std::move(artist));
    }
    auto choice = choose_artist(text, artists);
    if (choice.index)
        choice.index = numbers[*choice.index];
    return choice;
}

}
