// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include <chrono>

namespace topfive {

// download.max_duration. An unknown length is not too long.
class NotTooLong : public Specification {
public:
    explicit NotTooLong(std::chrono::milliseconds most) : most_(most) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    std::chrono::milliseconds most_;
};

}
