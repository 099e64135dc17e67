// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/fetching/best_match.hpp"
#include "plugin/fetching/job.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/source.hpp"
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

// Finds the candidates of each recording: its facts of the charts, what the sources offer in the order of their
// ranking, and the judgement of each offer, all told in the recording's story.
class CandidateSearch {
public:
    using Jobs = std::span<Job>;

    CandidateSearch(Charts& charts, std::vector<Source*> sources, History& history, Progress& progress)
        : charts_(charts), sources_(std::move(sources)), history_(history), progress_(progress)
    {
    }

    // Fills in the jobs. `found`: called from this thread for each job as soon as its candidates stand, after which
    // that job is not touched again. A job that no source could be asked for has a passing fault, or waits where a
    // source rests. Throws Unavailable with a moment when one rests and no job has candidates.
    void run(Jobs, std::span<const Recording> siblings, std::stop_token, const std::function<void(Job&)>& found) const;

    // Asks the sources that were not asked so far for a job whose candidates were all refused, as long as the pass has
    // room for more. True: there are new ones.
    bool further(Job&, std::span<const Recording> siblings, std::stop_token) const;

    [[nodiscard]] const std::vector<Source*>& sources() const { return sources_; }

private:
    void complete(Jobs, const std::stop_token&) const;
    void give_up(Jobs, const std::vector<Job*>& open, const std::vector<Unavailable>& faults) const;
    void take(Job&, const Source&, const std::vector<Candidate>& offered, std::span<const Recording> siblings) const;

    Charts& charts_;
    std::vector<Source*> sources_;
    History& history_;
    Progress& progress_;
};

}
