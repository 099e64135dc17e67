// SPDX-License-Identifier: MIT
#include "plugin/fetching/wanted.hpp"

#include <utility>

namespace topfive {

Wanted::Wanted(std::vector<std::unique_ptr<Specification>> specifications) : specifications_(std::move(specifications))
{
}

std::optional<Rejection> Wanted::reject(const Recording& recording, const Occasion& occasion) const
{
    for (const auto& specification : specifications_)
        if (auto rejection = specification->reject(recording, occasion))
            return rejection;
    return {};
}

}
