// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"

namespace topfive {

// A row in error waits for its turn on the ladder, or to be asked.
class NotFailedRecently : public Specification {
public:
    explicit NotFailedRecently(History& history) : history_(history) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
};

}
