// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include "plugin/fetching/whereabouts.hpp"

namespace topfive {

// A row of this recording, whoever named it, whose file stands, in its place or where a person put it, or is under way.
class NotFetchedBefore : public Specification {
public:
    NotFetchedBefore(History& history, Whereabouts& whereabouts) : history_(history), whereabouts_(whereabouts) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
    Whereabouts& whereabouts_;
};

}
