// SPDX-License-Identifier: MIT
#include "plugin/music/artist_choice.hpp"

#include "plugin/music/credits.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/edit_distance.hpp"
#include "plugin/music/name_fit.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/spellings.hpp"
#include "plugin/music/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace topfive {

namespace {

// What fits less is nobody.
constexpr double floor_of_fit = 0.77;
// A second of another name that fits nearly as well makes doubt.
constexpr double margin = 0.015;
constexpr double wide_margin = 0.02; // where only a part or a likeness speaks for it
// So many times more listeners and it is who everybody means.
constexpr double by_far = 5;
// So many times more, and a typing error is likelier than the small artist of exactly that name.
constexpr double famous = 1000;

struct Rated {
    std::size_t index = 0;
    double fit = 0;
    bool exact = false;
    std::string name; // folded
};

// "Terry Bozzio, Tony Levin & Steve Stevens" for Bozzio, Levin, Stevens: each by the surname.
bool gives_full_names(const std::vector<std::string>& given, const std::vector<std::string>& surnames)
{
    return given.size() > 1 && std::equal(given.begin(), given.end(), surnames.begin(), surnames.end(),
                                          [](const std::string& full, const std::string& surname) {
                                              const auto name = fold_artist(full);
                                              const auto last = fold_artist(surname);
                                              return name == last ||
                                                     (name.ends_with(' ' + last) && words_of(name).size() < 4);
                                          });
}

Rated rate(std::string_view text, const std::vector<Spelling>& ways, const Artist& artist)
{
    Rated rated;
    rated.name = fold_artist(artist.name);
    const auto weigh = [&](const std::string& name, double worth) {
        for (const auto& way : ways) {
            const auto fit = worth * way.worth * fit_of_name(way.name, name);
            rated.exact = rated.exact || fit >= 0.985;
            rated.fit = std::max(rated.fit, fit);
        }
    };
    // "Jay-Z feat. Pharrell" is a credit, not an artist.
    weigh(rated.name, clear_parts(artist.name).size() > 1 && contains_words(fold(artist.name), "feat") ? 0.88 : 1);
    // Team America: World Police.
    if (const auto colon = artist.name.find(": "); colon != std::string::npos)
        weigh(fold_artist(std::string_view(artist.name).substr(0, colon)), 0.85);
    // DJ Rhythm presents Soul Theory.
    for (const std::string_view presents : {" presents ", " Presents ", " pres. "})
        if (const auto at = artist.name.find(presents); at != std::string::npos)
            weigh(fold_artist(std::string_view(artist.name).substr(at + presents.size())), 0.85);
    for (const auto& alias : artist.aliases)
        weigh(fold_artist(alias), 1);
    // "Bob Marley" for Bob Marley & The Wailers; only the text as it stands.
    if (const auto names = all_parts(artist.name); names.size() > 1 && rated.fit < floor_of_fit) {
        if (squeezed(fold_artist(names.front())) == squeezed(ways.front().name))
            rated.fit = 0.82;
        else if (gives_full_names(all_parts(text), names) || gives_full_names(names, all_parts(text)))
            rated.fit = 0.9;
    }
    return rated;
}

// How far the spelling as written is: Björk before bjork, The Bottle Rockets before BottleRockets. Of two spellings
// that differ in it alone the one with the sign is the name, the one with the word what somebody typed: Hall & Oates.
std::size_t strangeness(std::string_view text, std::string_view name)
{
    if (text == name)
        return 0;
    const bool typed = name.find(" and ") != std::string_view::npos;
    return 1 + (typed ? 1000 : 0) + edit_distance(text, name, 20) + 20 * edit_distance(fold(text), fold(name), 20);
}

// "(tv theme)", "[no artist]": what somebody noted where a name should stand.
bool is_note(std::string_view name)
{
    return (name.starts_with('(') && name.find(')') == name.size() - 1) ||
           (name.starts_with('[') && name.find(']') == name.size() - 1);
}

class Choosing {
public:
    Choosing(std::string_view text, std::span<const Artist> artists)
        : text_(repaired(first_signs(text, longest_text))), artists_(artists)
    {
        const auto ways = spellings(text);
        if (ways.empty()) {
            find_unknown();
            return;
        }
        const bool asks_for_others = plays_others(ways.front().name);
        for (std::size_t i = 0; i < artists.size(); ++i) {
            if (is_note(artists[i].name) && text_ != artists[i].name)
                continue;
            auto rated = rate(text_, ways, artists[i]);
            rated.index = i;
            if (rated.fit >= floor_of_fit && asks_for_others == plays_others(rated.name))
                rated_.push_back(std::move(rated));
        }
        std::stable_sort(rated_.begin(), rated_.end(), [&](const Rated& a, const Rated& b) { return before(a, b); });
    }

    ArtistChoice run()
    {
        if (rated_.empty())
            return {{}, false, false, fmt::format("nobody is called \"{}\"", text_)};
        if (!rated_.front().exact && names_another_in_brackets(rated_.front()))
            return doubtful();
        const auto* best = most_followed_namesake();
        if (!best)
            return doubtful();
        for (const auto& other : rated_)
            if (other.fit > 0.9 && following(other) > famous * std::max(1.0, following(*best)))
                return chosen(other);
        for (const auto& other : rated_)
            if (!namesakes(other, *best) && may_be_meant(other, *best))
                return doubtful();
        return chosen(*best);
    }

private:
    // "Portishead (Massive Attack)" names two.
    [[nodiscard]] bool names_another_in_brackets(const Rated& best) const
    {
        const auto open = text_.find_last_of("([");
        if (open == std::string::npos || open == 0)
            return false;
        const auto inside = fold_artist(std::string_view(text_).substr(open));
        return std::any_of(artists_.begin(), artists_.end(), [&](const Artist& artist) {
            const auto name = fold_artist(artist.name);
            return name == inside && name != best.name && name.size() > 3;
        });
    }

    // A text that names nobody ("n/a") names MusicBrainz's artist of that purpose, whose name stands in brackets.
    void find_unknown()
    {
        for (std::size_t i = 0; i < artists_.size(); ++i)
            if (artists_[i].name == "[unknown]")
                rated_.push_back({i, 1, true, artists_[i].name});
    }

    [[nodiscard]] double following(const Rated& rated) const
    {
        return static_cast<double>(artists_[rated.index].following);
    }

    static bool namesakes(const Rated& a, const Rated& b)
    {
        return squeezed(a.name) == squeezed(b.name) || (a.exact && b.exact);
    }

    // Of those whose name is the best fitting one: the one with by far the most listeners, the first where nobody
    // counts them; null: two are about equal.
    [[nodiscard]] const Rated* most_followed_namesake() const
    {
        const Rated* most = &rated_.front();
        const Rated* second = nullptr;
        for (const auto& rated : rated_) {
            if (&rated == most || !namesakes(rated, rated_.front()))
                continue;
            if (following(rated) > following(*most)) {
                second = most;
                most = &rated;
            } else if (!second || following(rated) > following(*second))
                second = &rated;
        }
        const bool even = second && following(*second) > 0 && following(*most) < by_far * following(*second);
        return even ? nullptr : most;
    }

    // Another name that fits nearly as well.
    static bool rivals(const Rated& other, const Rated& best)
    {
        if (best.exact || contains_words(other.name, best.name) || contains_words(best.name, other.name))
            return false;
        return best.fit - other.fit < (best.fit < 0.87 ? wide_margin : margin);
    }

    [[nodiscard]] bool may_be_meant(const Rated& other, const Rated& best) const
    {
        return following(best) < by_far * std::max(1.0, following(other)) &&
               (rivals(other, best) || leaves_out_a_name(other, best) || stands_in_front(other, best));
    }

    // Martha and the Vandellas beside Martha Reeves & the Vandellas: whoever misspells one may mean the other.
    static bool leaves_out_a_name(const Rated& other, const Rated& best)
    {
        constexpr double misspelt = 0.96; // other than in the order of its words
        if (best.fit > misspelt || !contains_words(best.name, "and") || !contains_words(other.name, "and"))
            return false;
        const auto more = sorted_words(best.name);
        const auto fewer = sorted_words(other.name);
        const auto all = words_of(more);
        const auto some = words_of(fewer);
        return some.size() < all.size() && std::includes(all.begin(), all.end(), some.begin(), some.end());
    }

    // Carlos Santana, where the text is "Santana, Carlos" and Santana is a name as well.
    [[nodiscard]] bool stands_in_front(const Rated& other, const Rated& best) const
    {
        const auto comma = text_.find(',');
        if (comma == std::string::npos)
            return false;
        const auto front = fold_artist(std::string_view(text_).substr(0, comma));
        return front == other.name && fold_artist(std::string_view(text_).substr(comma + 1)) + ' ' + front == best.name;
    }

    // Better fit first; among equals more listeners, then the spelling closer to the text, then the service's order.
    [[nodiscard]] bool before(const Rated& a, const Rated& b) const
    {
        if (std::abs(a.fit - b.fit) > 1e-9)
            return a.fit > b.fit;
        if (following(a) != following(b))
            return following(a) > following(b);
        return strangeness(text_, artists_[a.index].name) < strangeness(text_, artists_[b.index].name);
    }

    [[nodiscard]] ArtistChoice chosen(const Rated& rated) const
    {
        const auto& name = artists_[rated.index].name;
        return {rated.index, rated.exact, false,
                rated.exact ? fmt::format("\"{}\" is {}", text_, name)
                            : fmt::format("\"{}\" most likely means {}", text_, name)};
    }

    [[nodiscard]] ArtistChoice doubtful() const
    {
        std::string names;
        std::vector<std::size_t> choices;
        for (std::size_t i = 0; i < std::min<std::size_t>(rated_.size(), 5); ++i) {
            names += (i == 0 ? "" : ", ") + artists_[rated_[i].index].name;
            choices.push_back(rated_[i].index);
        }
        return {{}, rated_.front().exact, true, fmt::format("\"{}\" may mean {}", text_, names), std::move(choices)};
    }

    std::string text_;
    std::span<const Artist> artists_;
    std::vector<Rated> rated_;
};

}

ArtistChoice choose_artist(std::string_view text, std::span<const Artist> artists)
{
    return Choosing(text, artists).run();
}

}
