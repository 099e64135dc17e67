// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include "plugin/ports/shelf.hpp"

namespace topfive {

// A row of this recording, whoever named it, that stands or is under way. A placed file that is gone although the
// music directory is the right one was deleted by a person: that is remembered, and it is not fetched again unasked.
class NotFetchedBefore : public Specification {
public:
    NotFetchedBefore(History& history, const Shelf& shelf) : history_(history), shelf_(shelf) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
    const Shelf& shelf_;
};

}
