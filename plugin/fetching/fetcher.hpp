// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/allowance.hpp"
#include "plugin/fetching/claims.hpp"
#include "plugin/fetching/finisher.hpp"
#include "plugin/fetching/job.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/source.hpp"
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace topfive {

class Aftermath;
class Milestone;

// Carries a story's missing recordings from "wanted" to "placed": candidates, download, finish, next candidate, next
// rung. The first recording alone, so that it is heard soonest; the rest are searched while it downloads. What is
// whole is verified, tagged and placed beside the next download, in the order of coming.
class Fetcher {
public:
    Fetcher(Charts& charts, std::vector<Source*> sources, Covers& covers, Shelf& shelf, History& history,
            Progress& progress, const Finisher& finisher, const Allowance& allowance, const Clock& clock)
        : charts_(charts), sources_(std::move(sources)), covers_(covers), shelf_(shelf), history_(history),
          progress_(progress), finisher_(finisher), allowance_(allowance), clock_(clock)
    {
    }

    // Works the rows off. `siblings`: every recording of the story's chart. Throws Unavailable with a moment when the
    // source rests; the rows then wait as pending.
    void fetch(std::vector<Job>, std::span<const Recording> siblings, std::stop_token) const;

private:
    using Jobs = std::span<Job>;
    struct Course {
        std::stop_token stop;
        Aftermath& aftermath;
        Milestone* fetched; // reached when a file of these is whole, while its finish is under way; may be null
    };
    void prepare(Jobs, std::span<const Recording> siblings, std::stop_token) const;
    void find_candidates(Source&, Jobs, std::span<const Recording> siblings, std::stop_token) const;
    void work(Jobs, const Course&) const;
    void find_again(Jobs) const;
    void pass(Jobs, const Course&) const;
    void round(Source&, std::span<const Pick>, Jobs, const Course&) const;
    void take(const Fetched&, Jobs, std::stop_token) const;
    void refuse(Job&, const Candidate&, const std::string& reason) const;
    void falter(Job&, const Candidate&, const std::string& reason) const;
    void climb(Job&) const;
    void park(Jobs, const std::string& reason) const;
    [[nodiscard]] std::vector<Pick> picks(Jobs, const Source&) const;

    Charts& charts_;
    std::vector<Source*> sources_;
    Covers& covers_;
    Shelf& shelf_;
    History& history_;
    Progress& progress_;
    const Finisher& finisher_;
    const Allowance& allowance_;
    const Clock& clock_;
};

}
