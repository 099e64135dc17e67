// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include <memory>
#include <optional>
#include <vector>

namespace topfive {

// All reasons not to fetch, in the order in which they are told.
class Wanted {
public:
    explicit Wanted(std::vector<std::unique_ptr<Specification>> specifications);
    // The first reason against it; nullopt: it is wanted.
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const;

private:
    std::vector<std::unique_ptr<Specification>> specifications_;
};

}
