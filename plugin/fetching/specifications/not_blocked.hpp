// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"

namespace topfive {

// What undo took out or a person deleted comes back only when that very song is asked for.
class NotBlocked : public Specification {
public:
    explicit NotBlocked(History& history) : history_(history) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
};

}
