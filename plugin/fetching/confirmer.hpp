// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/conclusion.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/shelf.hpp"

namespace topfive {

// Turns placed into completed: only when MPD lists the file. Called when the library changed, and now and then.
class Confirmer {
public:
    Confirmer(History& history, Library& library, const Shelf& shelf, const Conclusion& conclusion, const Clock& clock)
        : history_(history), library_(library), shelf_(shelf), conclusion_(conclusion), clock_(clock)
    {
    }
    void confirm();

private:
    History& history_;
    Library& library_;
    const Shelf& shelf_;
    const Conclusion& conclusion_;
    const Clock& clock_;
    Time announced_{};
};

}
