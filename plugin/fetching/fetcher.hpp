// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/allowance.hpp"
#include "plugin/fetching/candidate_search.hpp"
#include "plugin/fetching/claims.hpp"
#include "plugin/fetching/finisher.hpp"
#include "plugin/fetching/job.hpp"
#include "plugin/ports/source.hpp"
#include <future>
#include <span>
#include <stop_token>
#include <vector>

namespace topfive {

class Aftermath;
class Milestone;

// Carries a story's missing recordings from "wanted" to "placed": candidates, download, finish, next candidate, next
// rung. The first recording comes first: when the search takes long, it downloads while the rest is searched for. What
// is whole is heard, tagged and placed beside the next download, in the order of coming.
class Fetcher {
public:
    Fetcher(const CandidateSearch& search, Shelf& shelf, History& history, const Finisher& finisher,
            const Allowance& allowance, const Clock& clock)
        : search_(search), shelf_(shelf), history_(history), finisher_(finisher), allowance_(allowance), clock_(clock)
    {
    }

    // Works the rows off. `siblings`: every recording of the story's chart. Throws Unavailable with a moment when the
    // source rests; the rows then wait as pending.
    void fetch(std::vector<Job>, std::span<const Recording> siblings, std::stop_token) const;

private:
    using Jobs = std::span<Job>;
    struct Course {
        std::span<const Recording> siblings;
        std::stop_token stop;
        Aftermath& aftermath;
        Milestone* fetched; // reached when a file of these is whole, while its finish is under way; may be null
    };
    void hold_back(std::vector<Job>&) const;
    void work_ahead(Jobs, std::future<void>& searched, const Course&) const;
    void work(Jobs, const Course&) const;
    void find_again(Jobs) const;
    void pass(Jobs, const Course&) const;
    void round(Source&, std::span<const Pick>, Jobs, const Course&) const;
    void take(const Fetched&, std::future<Verification::Verdict>, Jobs, std::stop_token) const;
    void refuse(Job&, const Candidate&, const std::string& reason) const;
    void falter(Job&, const Candidate&, const std::string& reason) const;
    void climb(Job&) const;
    void park(Jobs, const std::string& reason) const;
    [[nodiscard]] std::vector<Pick> picks(Jobs, const Source&) const;

    const CandidateSearch& search_;
    Shelf& shelf_;
    History& history_;
    const Finisher& finisher_;
    const Allowance& allowance_;
    const Clock& clock_;
};

}
