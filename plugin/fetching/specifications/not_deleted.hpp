// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include "plugin/fetching/whereabouts.hpp"

namespace topfive {

// A placed file that stands nowhere although the music directory is the right one was deleted by a person: that is
// remembered, and it is not fetched again unless that very song is asked for.
class NotDeleted : public Specification {
public:
    // To be asked after NotFetchedBefore, which has looked for the file everywhere.
    NotDeleted(History& history, const Shelf& shelf, const Whereabouts& whereabouts)
        : history_(history), shelf_(shelf), whereabouts_(whereabouts)
    {
    }
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
    const Shelf& shelf_;
    const Whereabouts& whereabouts_;
};

}
