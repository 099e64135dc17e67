// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/best_match.hpp"
#include "plugin/fetching/candidate.hpp"
#include "plugin/fetching/claims.hpp"
#include "plugin/ports/history.hpp"
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// One row that a worker has in hand.
struct Job {
    Job(Download row_, Claims::Hold hold_) : row(std::move(row_)), recording(row.recording), hold(std::move(hold_)) {}

    Download row;
    Recording recording; // with the facts that a chart leaves out
    Claims::Hold hold;
    std::vector<Candidate> candidates; // the good ones, best first
    std::size_t next = 0;              // of the candidates, in this pass
    std::size_t sources_asked = 0;     // the first so many, for candidates
    // What became of it. parked: it waits (a cap, a pause) and is no failure.
    enum class End { none, placed, failed, parked } end = End::none;
    bool passing_fault = false; // a candidate failed for a reason that may pass
    std::string reason;         // of the last failure

    [[nodiscard]] bool has_next() const { return end == End::none && next < candidates.size(); }
};

}
