// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/specification.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/shelf.hpp"

namespace topfive {

// The library has the same recording, on whatever release. With `other_releases` off (library.same_recording: fetch)
// only a song of the same album counts. Who asks for that very song gets it also where MPD lists a file that is gone.
class NotInLibrary : public Specification {
public:
    NotInLibrary(Library& library, const Shelf& shelf, bool other_releases)
        : library_(library), shelf_(shelf), other_releases_(other_releases)
    {
    }
    [[nodiscard]] std::optional<Rejection> reject(const Recording&, const Occasion&) const override;

private:
    Library& library_;
    const Shelf& shelf_;
    bool other_releases_;
};

}
