// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/health.hpp"
#include "plugin/ports/source.hpp"
#include <memory>
#include <vector>

namespace topfive {

struct Config;
class Ground;

// Where audio comes from, as configured: YouTube, archives, in the order of `sources`.
class Sources {
public:
    Sources(const Config&, Ground&);

    [[nodiscard]] std::vector<Source*> in_order() const;
    [[nodiscard]] std::vector<ServiceHealth> health() const;

private:
    std::vector<std::unique_ptr<Source>> sources_;
};

}
