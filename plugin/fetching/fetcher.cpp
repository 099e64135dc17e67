// SPDX-License-Identifier: MIT
#include "plugin/fetching/fetcher.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/aftermath.hpp"
#include "plugin/fetching/milestone.hpp"
#include "plugin/fetching/retry_ladder.hpp"
#include "plugin/fetching/story_line.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <future>

namespace topfive {

namespace {

// The first recording waits so long for the search of the rest: what is found by then downloads in one go.
constexpr std::chrono::milliseconds company{500};

Job& job_of(const Fetched& fetched, std::span<Job> jobs)
{
    const auto job = std::ranges::find_if(jobs, [&](const Job& one) { return one.row.id == fetched.download; });
    assert(job != jobs.end());
    return *job;
}

bool unresolved(const Job& job)
{
    return job.end == Job::End::none;
}

}

void Fetcher::fetch(std::vector<Job> jobs, std::span<const Recording> siblings, std::stop_token stop) const
{
    hold_back(jobs);
    if (jobs.empty())
        return;
    try {
        Aftermath aftermath(
            [&](const Fetched& one) { return finisher_.hear(one, job_of(one, jobs).recording, stop); },
            [&](const Fetched& one, Aftermath::Verdict verdict) { take(one, std::move(verdict), jobs, stop); });
        Milestone first_found;
        auto searched = std::async(std::launch::async, [&] {
            const Milestone::OrMissed at_the_latest(first_found);
            search_.run(jobs, siblings, stop, [&](const Job& job) {
                if (&job == &jobs.front())
                    first_found.reach();
            });
        });
        if (first_found.wait() && searched.wait_for(company) == std::future_status::timeout)
            work_ahead(jobs, searched, {siblings, stop, aftermath, nullptr});
        else {
            searched.get();
            work(jobs, {siblings, stop, aftermath, nullptr});
        }
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

// What has to wait anyway is not searched for either, each time that it is looked at.
void Fetcher::hold_back(std::vector<Job>& jobs) const
{
    std::size_t free = 0;
    std::optional<std::string> reason;
    while (free < jobs.size() && !(reason = allowance_.wait(free)))
        ++free;
    for (; jobs.size() > free; jobs.pop_back())
        history_.waiting(jobs.back().row.id, *reason);
}

// The first while the rest is searched for.
void Fetcher::work_ahead(Jobs jobs, std::future<void>& searched, const Course& course) const
{
    Milestone fetched;
    auto first_worked = std::async(std::launch::async, [&] {
        const Milestone::OrMissed at_the_latest(fetched);
        work(jobs.first(1), {course.siblings, course.stop, course.aftermath, &fetched});
    });
    if (!fetched.wait()) // else it is verified and placed while the next downloads
        first_worked.get();
    searched.get();
    work(jobs.subspan(1), course);
    if (first_worked.valid())
        first_worked.get();
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

// Passes until every job is placed, waits, or stands on a rung of the ladder that is not "at once".
void Fetcher::work(Jobs jobs, const Course& course) const
{
    while (!course.stop.stop_requested() && std::ranges::any_of(jobs, unresolved)) {
        find_again(jobs);
        pass(jobs, course);
        if (course.stop.stop_requested())
            return;
        for (Job& job : jobs)
            if (unresolved(job) && (job.has_next() || !search_.further(job, course.siblings, course.stop)))
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
    for (Source* source : search_.sources())
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
                               story_line(pick.candidate, "fetch", fmt::format("fetches “{}”", pick.candidate.title)));
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
    history_.tell_download(job.row.id, story_line(candidate, "failed", reason));
}

// A failure that may pass.
void Fetcher::falter(Job& job, const Candidate& candidate, const std::string& reason) const
{
    job.reason = reason;
    job.passing_fault = true;
    history_.tell_download(job.row.id, story_line(candidate, "failed", reason));
}

// One pick's end. A fault marks this recording alone.
void Fetcher::take(const Fetched& fetched, std::future<Verification::Verdict> verdict, Jobs jobs,
                   std::stop_token stop) const
{
    Job& job = job_of(fetched, jobs);
    try {
        if (!fetched.failure) {
            if (const auto reason = finisher_.finish(fetched, verdict.get(), job.recording, stop))
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
            history_.tell_download(job.row.id, story_line(fetched.candidate, "waits", *in_the_way));
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
        history_.tell_download(job.row.id, story_line("failed", reason));
        return;
    }
    const int rung = ++job.row.rung;
    const auto wait = retry_after(rung);
    if (wait && *wait == std::chrono::seconds(0)) {
        job.next = 0;
        job.passing_fault = false;
        const auto refused = history_.rejected_candidates(job.row.id);
        std::erase_if(job.candidates, [&](const Candidate& c) {
            return std::ranges::count(refused, std::pair{c.source, c.id}) > 0;
        });
        history_.failed(job.row.id, job.reason, rung, clock_.now());
        history_.tell_download(job.row.id, story_line("waits", fmt::format("tries again at once: {}", job.reason)));
        if (!job.candidates.empty())
            return;
    }
    job.end = Job::End::failed;
    history_.failed(job.row.id, job.reason, rung, wait ? std::optional(clock_.now() + *wait) : std::nullopt);
}

}
