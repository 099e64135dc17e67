// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_search.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/story_line.hpp"
#include "plugin/music/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <future>
#include <iterator>

namespace topfive {

namespace {

// CONTRACT 10: a rung is one pass over at most three candidates.
constexpr std::size_t candidates_a_pass = 3;
// So many judged candidates stand in the story; the rest were worse.
constexpr std::size_t candidates_told = 10;

StoryLine judgement(const Candidate& candidate, const Judged& judged)
{
    StoryLine told =
        story_line(candidate, "candidate",
                   fmt::format("{} “{}” from {}: {}", judged.good ? "fits:" : "does not fit:", candidate.title,
                               candidate.channel, judged.why));
    std::ranges::copy(judged.figures, std::back_inserter(told.figures));
    return told;
}

std::vector<Recording> others(const Recording& wanted, std::span<const Recording> siblings)
{
    std::vector<Recording> songs;
    std::ranges::copy_if(siblings, std::back_inserter(songs), [&](const Recording& sibling) {
        return compare(wanted, sibling).likeness == Likeness::other_song;
    });
    return songs;
}

}

void CandidateSearch::run(Jobs jobs, std::span<const Recording> siblings, std::stop_token stop,
                          const std::function<void(Job&)>& found) const
{
    complete(jobs, stop);
    std::vector<Job*> open;
    std::ranges::transform(jobs, std::back_inserter(open), [](Job& job) { return &job; });
    std::vector<Unavailable> faults;
    for (Source* source : sources_) {
        if (open.empty() || stop.stop_requested())
            break;
        std::vector<Recording> recordings;
        for (Job* job : open) {
            recordings.push_back(job->recording);
            ++job->sources_asked;
        }
        const auto offer = [&](std::size_t which, const std::vector<Candidate>& offered) {
            Job& job = *open.at(which);
            take(job, *source, offered, siblings);
            if (job.candidates.empty())
                return;
            open[which] = nullptr;
            found(job);
        };
        try {
            source->search(recordings, stop, offer);
        } catch (const Unavailable& unavailable) {
            faults.push_back(unavailable);
        }
        std::erase(open, nullptr);
    }
    if (!stop.stop_requested())
        give_up(jobs, open, faults);
}

// A source that rests is waited for, without a rung; the others' jobs go on meanwhile.
void CandidateSearch::give_up(Jobs jobs, const std::vector<Job*>& open, const std::vector<Unavailable>& faults) const
{
    if (faults.empty())
        return;
    const auto rests = std::ranges::find_if(faults, [](const Unavailable& fault) { return fault.until().has_value(); });
    if (rests != faults.end() && open.size() == jobs.size())
        throw Unavailable(*rests);
    for (Job* job : open) {
        job->passing_fault = true;
        job->reason = (rests != faults.end() ? *rests : faults.back()).what();
        if (rests == faults.end())
            continue;
        job->end = Job::End::parked;
        history_.waiting(job->row.id, job->reason);
    }
}

bool CandidateSearch::further(Job& job, std::span<const Recording> siblings, std::stop_token stop) const
{
    const auto before = job.candidates.size();
    while (before < candidates_a_pass && job.candidates.size() == before && job.sources_asked < sources_.size() &&
           !stop.stop_requested()) {
        Source& source = *sources_[job.sources_asked++];
        try {
            source.search(std::span(&job.recording, 1), stop, [&](std::size_t, const std::vector<Candidate>& offered) {
                take(job, source, offered, siblings);
            });
        } catch (const Unavailable& unavailable) {
            job.passing_fault = true;
            job.reason = unavailable.what();
        }
    }
    return job.candidates.size() > before;
}

// What the chart's list left out, asked for all of them at the same time.
void CandidateSearch::complete(Jobs jobs, const std::stop_token& stop) const
{
    std::vector<std::future<Recording>> facts;
    for (const Job& job : jobs) {
        progress_.report({job.row.id, Stage::searching});
        facts.push_back(std::async(std::launch::async, [&] { return charts_.complete(job.row.recording, stop); }));
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Job& job = jobs[i];
        try {
            job.recording = facts[i].get();
        } catch (const Fault&) { // facts are welcome, not needed
            job.recording = job.row.recording;
        }
        if (!job.recording.accounts.empty())
            history_.tell_download(
                job.row.id,
                story_line("facts", fmt::format("further facts: {}", fmt::join(job.recording.accounts, "; "))));
    }
}

void CandidateSearch::take(Job& job, const Source& source, const std::vector<Candidate>& offered,
                           std::span<const Recording> siblings) const
{
    if (offered.empty())
        history_.tell_download(job.row.id, story_line("candidate", fmt::format("{} offered nothing", source.name())));
    const auto refused = history_.rejected_candidates(job.row.id);
    const auto judged = judge(job.recording, offered, others(job.recording, siblings));
    for (std::size_t told = 0; told < judged.size() && told < candidates_told; ++told)
        history_.tell_download(job.row.id, judgement(offered[judged[told].index], judged[told]));
    for (const Judged& one : judged) {
        const Candidate& candidate = offered[one.index];
        if (one.good && std::ranges::count(refused, std::pair{candidate.source, candidate.id}) == 0 &&
            job.candidates.size() < candidates_a_pass)
            job.candidates.push_back(candidate);
    }
}

}
