// SPDX-License-Identifier: MIT
#include "plugin/fetching/fetcher.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/aftermath.hpp"
#include "plugin/fetching/milestone.hpp"
#include "plugin/fetching/retry_ladder.hpp"
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

StoryLine about(const Candidate& candidate, std::string kind, std::string text)
{
    StoryLine told;
    told.kind = std::move(kind);
    told.text = std::move(text);
    if (!candidate.id.empty())
        told.figures = {{"candidate", fmt::format("{}:{}", candidate.source, candidate.id)}};
    return told;
}

StoryLine judgement(const Candidate& candidate, const Judged& judged)
{
    StoryLine told = about(candidate, "candidate",
                           fmt::format("{} “{}” from {}: {}", judged.good ? "fits:" : "does not fit:", candidate.title,
                                       candidate.channel, judged.why));
    told.figures.emplace_back("score", fmt::format("{:.3f}", judged.score));
    told.figures.emplace_back("tier", fmt::format("{}", judged.tier));
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

bool unresolved(const Job& job)
{
    return job.end == Job::End::none;
}

}

void Fetcher::fetch(std::vector<Job> jobs, std::span<const Recording> siblings, std::stop_token stop) const
{
    if (jobs.empty())
        return;
    const Jobs first = Jobs(jobs).first(1);
    const Jobs rest = Jobs(jobs).subspan(1);
    try {
        prepare(first, siblings, stop);
        auto rest_prepared = std::async(std::launch::async, [&] { prepare(rest, siblings, stop); });
        Aftermath aftermath([&](const Fetched& one) { take(one, jobs, stop); });
        Milestone fetched;
        auto first_worked = std::async(std::launch::async, [&] {
            const Milestone::OrMissed at_the_latest(fetched);
            work(first, {stop, aftermath, &fetched});
        });
        if (!fetched.wait()) // else it is verified and placed while the next downloads
            first_worked.get();
        rest_prepared.get();
        work(rest, {stop, aftermath, nullptr});
        if (first_worked.valid())
            first_worked.get();
    } catch (const Unavailable& unavailable) {
        park(jobs, unavailable.until() ? unavailable.what() : "");
        throw;
    } catch (...) {
        park(jobs, "");
        throw;
    }
    if (stop.stop_requested())
        park(jobs, "");
}

// Rows that were not brought to an end wait as pending again; their workspace goes.
void Fetcher::park(Jobs jobs, const std::string& reason) const
{
    for (Job& job : jobs) {
        if (job.end == Job::End::none) {
            job.end = Job::End::parked;
            history_.waiting(job.row.id, reason);
        }
        shelf_.discard(job.row.id);
    }
}

void Fetcher::prepare(Jobs jobs, std::span<const Recording> siblings, std::stop_token stop) const
{
    for (Job& job : jobs) {
        progress_.report({job.row.id, Stage::searching});
        try {
            job.recording = charts_.complete(job.row.recording, stop);
        } catch (const Fault&) { // facts are welcome, not needed
            job.recording = job.row.recording;
        }
        if (!job.recording.accounts.empty())
            history_.tell_download(
                job.row.id,
                about({}, "facts", fmt::format("told besides: {}", fmt::join(job.recording.accounts, "; "))));
    }
    std::string faults;
    for (Source* source : sources_) {
        try {
            find_candidates(*source, jobs, siblings, stop);
        } catch (const Unavailable& unavailable) {
            if (unavailable.until() && sources_.size() == 1)
                throw;
            faults = unavailable.what();
        }
    }
    for (Job& job : jobs) {
        if (job.candidates.empty() && !faults.empty()) {
            job.passing_fault = true;
            job.reason = faults;
        }
        if (!job.candidates.empty() && !stop.stop_requested())
            job.cover = covers_.fetch(job.recording.cover_url, stop);
    }
}

void Fetcher::find_candidates(Source& source, Jobs jobs, std::span<const Recording> siblings,
                              std::stop_token stop) const
{
    std::vector<Job*> searching;
    std::vector<Recording> recordings;
    for (Job& job : jobs)
        if (job.candidates.empty()) {
            searching.push_back(&job);
            recordings.push_back(job.recording);
        }
    if (searching.empty() || stop.stop_requested())
        return;
    const auto offered = source.search(recordings, stop);
    for (std::size_t i = 0; i < searching.size() && i < offered.size(); ++i) {
        Job& job = *searching[i];
        const auto refused = history_.rejected_candidates(job.row.id);
        const auto judged = judge(job.recording, offered[i], others(job.recording, siblings));
        for (std::size_t told = 0; told < judged.size() && told < candidates_told; ++told)
            history_.tell_download(job.row.id, judgement(offered[i][judged[told].index], judged[told]));
        for (const Judged& one : judged)
            if (one.good && std::ranges::find(refused, offered[i][one.index].id) == refused.end())
                job.candidates.push_back(offered[i][one.index]);
        if (job.candidates.size() > candidates_a_pass)
            job.candidates.resize(candidates_a_pass);
        if (offered[i].empty())
            history_.tell_download(job.row.id,
                                   about({}, "candidate", fmt::format("{} offered nothing", source.name())));
    }
}

// Passes until every job is placed, waits, or stands on a rung of the ladder that is not "at once".
void Fetcher::work(Jobs jobs, const Course& course) const
{
    while (!course.stop.stop_requested() && std::ranges::any_of(jobs, unresolved)) {
        find_again(jobs);
        pass(jobs, course);
        if (course.stop.stop_requested())
            return;
        for (Job& job : jobs)
            if (unresolved(job))
                climb(job);
    }
}

// A file that was renamed into its place, and could not be noted after that, is not fetched again.
void Fetcher::find_again(Jobs jobs) const
{
    for (const auto& [row, path] : history_.journal())
        for (Job& job : jobs)
            if (job.row.id == row && unresolved(job) && shelf_.exists(path)) {
                history_.placed(row, path, shelf_.size(path));
                job.end = Job::End::placed;
            }
}

void Fetcher::pass(Jobs jobs, const Course& course) const
{
    for (Source* source : sources_)
        for (auto picked = picks(jobs, *source); !picked.empty() && !course.stop.stop_requested();
             picked = picks(jobs, *source))
            round(*source, picked, jobs, course);
}

// The next candidate of each job; a job for which there is no room or allowance waits.
std::vector<Pick> Fetcher::picks(Jobs jobs, const Source& source) const
{
    std::vector<Pick> picked;
    for (Job& job : jobs) {
        if (!job.has_next() || job.candidates[job.next].source != source.name())
            continue;
        if (const auto wait = allowance_.wait(picked.size())) {
            job.end = Job::End::parked;
            history_.waiting(job.row.id, *wait);
            continue;
        }
        picked.push_back({job.row.id, job.candidates[job.next++], shelf_.workspace(job.row.id)});
    }
    return picked;
}

void Fetcher::round(Source& source, std::span<const Pick> picked, Jobs jobs, const Course& course) const
{
    for (const Pick& pick : picked) {
        history_.downloading(pick.download, pick.candidate);
        history_.tell_download(pick.download,
                               about(pick.candidate, "fetch", fmt::format("fetches “{}”", pick.candidate.title)));
    }
    try {
        bool any_whole = false;
        source.fetch(picked, course.stop, [&](const Fetched& fetched) {
            any_whole |= !fetched.failure;
            course.aftermath.add(fetched);
        });
        if (course.fetched != nullptr && any_whole)
            course.fetched->reach();
        course.aftermath.settle();
    } catch (const Unavailable& unavailable) {
        course.aftermath.settle();
        if (unavailable.until())
            throw;
        for (Job& job : jobs) // its tool does not work: no other candidate would fare better
            if (unresolved(job)) {
                falter(job, {}, unavailable.what());
                job.next = job.candidates.size();
            }
    }
}

// A candidate that is not the recording, or is not to be had: never again for this one.
void Fetcher::refuse(Job& job, const Candidate& candidate, const std::string& reason) const
{
    job.reason = reason;
    history_.reject_candidate(job.row.id, candidate, reason);
    history_.tell_download(job.row.id, about(candidate, "failed", reason));
}

// A failure that may pass.
void Fetcher::falter(Job& job, const Candidate& candidate, const std::string& reason) const
{
    job.reason = reason;
    job.passing_fault = true;
    history_.tell_download(job.row.id, about(candidate, "failed", reason));
}

// One pick's end. A fault marks this recording alone.
void Fetcher::take(const Fetched& fetched, Jobs jobs, std::stop_token stop) const
{
    const auto found = std::ranges::find_if(jobs, [&](const Job& job) { return job.row.id == fetched.download; });
    if (found == jobs.end())
        return;
    Job& job = *found;
    try {
        if (!fetched.failure) {
            if (const auto reason = finisher_.finish(fetched, job.recording, job.cover, stop))
                refuse(job, fetched.candidate, *reason);
            else
                job.end = Job::End::placed;
        } else if (fetched.failure->kind == Failure::Kind::candidate ||
                   fetched.failure->kind == Failure::Kind::too_large) {
            refuse(job, fetched.candidate, fetched.failure->text);
        } else {
            falter(job, fetched.candidate, fetched.failure->text);
            if (fetched.failure->kind == Failure::Kind::local)
                job.next = job.candidates.size(); // the next candidate would meet the same disk
        }
    } catch (const Fault& fault) {
        const auto in_the_way = shelf_.obstacle(); // it waits then, and climbs no rung: no candidate is to blame
        if (in_the_way) {
            job.end = Job::End::parked;
            history_.waiting(job.row.id, *in_the_way);
            history_.tell_download(job.row.id, about(fetched.candidate, "waits", *in_the_way));
        } else {
            falter(job, fetched.candidate, fault.what());
            job.next = job.candidates.size();
        }
    }
    shelf_.discard(job.row.id);
}

void Fetcher::climb(Job& job) const
{
    if (!job.passing_fault) {
        job.end = Job::End::failed;
        const auto reason = job.reason.empty() ? std::string("no candidate good enough")
                                               : fmt::format("no candidate good enough: {}", job.reason);
        history_.failed(job.row.id, reason, last_rung, clock_.now() + *retry_after(last_rung));
        history_.tell_download(job.row.id, about({}, "failed", reason));
        return;
    }
    const int rung = ++job.row.rung;
    const auto wait = retry_after(rung);
    if (wait && *wait == std::chrono::seconds(0)) {
        job.next = 0;
        job.passing_fault = false;
        const auto refused = history_.rejected_candidates(job.row.id);
        std::erase_if(job.candidates,
                      [&](const Candidate& c) { return std::ranges::find(refused, c.id) != refused.end(); });
        history_.failed(job.row.id, job.reason, rung, clock_.now());
        history_.tell_download(job.row.id, about({}, "waits", fmt::format("tries again at once: {}", job.reason)));
        if (!job.candidates.empty())
            return;
    }
    job.end = Job::End::failed;
    history_.failed(job.row.id, job.reason, rung, wait ? std::optional(clock_.now() + *wait) : std::nullopt);
}

}
