// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"

namespace topfive {

// What is noticed never brings an artist above top.count fetched songs; only asking does.
class WithinTopCount : public Specification {
public:
    explicit WithinTopCount(History& history) : history_(history) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    History& history_;
};

}
