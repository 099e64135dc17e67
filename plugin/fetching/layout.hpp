// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/wanted.hpp"
#include "plugin/fetching/whom.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

namespace topfive {

struct LayoutOptions {
    std::size_t count = 5;                       // top.count
    std::chrono::seconds repeat{30 * 24 * 3600}; // watch.repeat
};

// From a search to the places of a chart, each with its verdict: whom does it name, what is popular, what is missing.
class Layout {
public:
    Layout(LayoutOptions options, Catalog& catalog, Charts& charts, const Library& library, const Wanted& wanted,
           History& history, const Clock& clock)
        : options_(options), whom_(catalog, charts, library), charts_(charts), wanted_(wanted), history_(history),
          clock_(clock)
    {
    }

    // What a search would bring, nothing remembered: `topfive get --dry-run`. Downloads stay 0.
    struct Preview {
        Wish wish;
        std::string provider;
        std::vector<Place> places;
    };
    // `soon` hears what is known before the chart is: whom the search names, and the song.
    using Soon = std::function<void(const Preview&)>;
    [[nodiscard]] Preview preview(const SearchIntent&, std::stop_token, const Soon& soon = {}) const;

    // Names the story, lays out its places and makes a row of what is missing. False: the story ended here (nobody,
    // doubt, looked at lately, no chart).
    bool lay_out(const Story&, std::stop_token) const;

private:
    struct Drawn {
        std::string provider;
        std::vector<Place> places; // verdicts are not given yet
    };
    [[nodiscard]] std::size_t count_of(const SearchIntent&) const;
    [[nodiscard]] Wish wish_of(const Story&, std::stop_token) const;
    [[nodiscard]] Drawn draw(const SearchIntent&, const Wish&, bool with_chart, std::stop_token) const;
    [[nodiscard]] Preview previewed(const SearchIntent&, Wish, bool with_chart, std::stop_token) const;
    void judge(Place&, const SearchIntent&, const Wish&, bool preview, std::stop_token) const;
    [[nodiscard]] std::optional<Time> looked_lately(const Story&, const Wish&) const;

    LayoutOptions options_;
    Whom whom_;
    Charts& charts_;
    const Wanted& wanted_;
    History& history_;
    const Clock& clock_;
};

}
