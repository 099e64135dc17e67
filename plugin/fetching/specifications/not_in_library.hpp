// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include "plugin/ports/library.hpp"

namespace topfive {

// The library has the same recording, on whatever release. With `other_releases` off (library.same_recording: fetch)
// only a song of the same album counts.
class NotInLibrary : public Specification {
public:
    NotInLibrary(const Library& library, bool other_releases) : library_(library), other_releases_(other_releases) {}
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    const Library& library_;
    bool other_releases_;
};

}
