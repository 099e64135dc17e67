// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/inbox.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/related.hpp"
#include <cstddef>
#include <stop_token>
#include <vector>

namespace topfive {

struct RelativesOptions {
    std::size_t artists = 0; // related.artists; 0: none
    std::size_t count = 5;   // related.count: recordings of each
};

// The artists most like the one that was searched for. A story that is through is followed by a search for them, a
// story of its own with its own ladder, and that by one story for each artist. They are never followed themselves, and
// wait until nothing else does. Safe from every thread.
class Relatives {
public:
    // The field of the story that searches for them.
    static constexpr const char* field = "related";

    Relatives(RelativesOptions options, Related& related, History& history, Inbox& inbox, const Clock& clock)
        : options_(options), related_(related), history_(history), inbox_(inbox), clock_(clock)
    {
    }
    [[nodiscard]] bool wanted() const { return options_.artists > 0; }

    // Opens the search for those like the artist of this story. Does so once, however often it is told to; a story
    // without artist or chart, and a related one, has none.
    void follow(const Story&);
    // Carries that search out. Throws what Related throws.
    void find(const Story& search, std::stop_token);
    // Who would be fetched after this artist: tributes and the artist's own other spellings left out.
    [[nodiscard]] std::vector<Artist> like(const Artist&, std::stop_token) const;

private:
    RelativesOptions options_;
    Related& related_;
    History& history_;
    Inbox& inbox_;
    const Clock& clock_;
};

}
