// SPDX-License-Identifier: MIT
#include "plugin/fetching/pipeline.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/outlook.hpp"
#include "plugin/fetching/retry_ladder.hpp"
#include "plugin/fetching/story_line.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

// While something stands in the way of every fetch, a story is looked at again this often.
constexpr std::chrono::minutes look_again{1};

}

void Pipeline::run(StoryId id, std::stop_token stop) noexcept
try {
    const auto story = history_.story(id);
    if (!story || story->state != StoryState::open)
        return;
    try {
        carry(*story, stop);
    } catch (const Unavailable& unavailable) {
        if (!stop.stop_requested())
            climb(*story, unavailable.what(), unavailable.until());
    } catch (const Refused& refused) {
        history_.tell(id, story_line("failed", refused.what()));
        history_.close(id, StoryState::failed, refused.what());
    } catch (const Fault& fault) {
        if (!stop.stop_requested())
            climb(*story, fault.what(), {});
    }
} catch (const std::exception& broken) {
    log_.error("story {} stopped: {}", id, broken.what());
}

void Pipeline::carry(const Story& story, std::stop_token stop)
{
    if (story.intent.related() && !relatives_.wanted())
        return abandon(story);
    if (story.intent.field == Relatives::field)
        return relatives_.find(story, stop);
    const bool afresh = story.places.empty();
    if (afresh && !layout_.lay_out(story, stop))
        return conclusion_.tell_end(story.id);
    const auto laid_out = history_.story(story.id);
    if (!laid_out)
        return;
    if (observe_) {
        const bool waits = hold(*laid_out, "mode is observe: nothing is downloaded");
        if (afresh)
            sum_up(story.id);
        if (waits)
            return relatives_.follow(*laid_out); // open as it is: it goes on when the mode changes
    }
    if (fetch(*laid_out, afresh, stop) && !stop.stop_requested())
        conclusion_.conclude(story.id);
}

void Pipeline::sum_up(StoryId story)
{
    const auto summary = "observing: " + words(history_.outlook());
    history_.tell(story, story_line("note", summary)); // and stands in the log by that
}

bool Pipeline::fetch(const Story& story, bool afresh, std::stop_token stop)
{
    if (const auto reason = obstacle()) {
        hold(story, *reason);
        history_.postpone(story.id, story.rung, clock_.now() + look_again, *reason);
        return true;
    }
    std::vector<Recording> siblings;
    std::ranges::transform(story.places, std::back_inserter(siblings), &Place::recording);
    if (story.intent.related())
        return fetch_in_gaps(story, siblings, stop);
    std::vector<Job> jobs; // in the chart's order, the song asked for first
    for (const Place& place : story.places)
        if (auto job = job_of(place, afresh && story.intent.asked()))
            jobs.push_back(*std::move(job));
    fetcher_.fetch(std::move(jobs), siblings, stop);
    end_batch(story);
    return true;
}

// One recording at a time: as soon as somebody searches, the rest waits for its next turn.
bool Pipeline::fetch_in_gaps(const Story& story, std::span<const Recording> siblings, std::stop_token stop)
{
    for (const Place& place : story.places) {
        if (inbox_.pressing()) {
            inbox_.push(story.id, Turn::related);
            return false;
        }
        std::vector<Job> jobs;
        if (auto job = job_of(place, false))
            jobs.push_back(*std::move(job));
        fetcher_.fetch(std::move(jobs), siblings, stop);
        if (stop.stop_requested())
            return false;
    }
    end_batch(story);
    return true;
}

// What this story placed need not wait for more.
void Pipeline::end_batch(const Story& story)
{
    for (const Place& place : story.places)
        if (const auto row = place.download == 0 ? std::nullopt : history_.download(place.download);
            row && row->placed && row->state != DownloadState::completed)
            library_.end_batch(row->path);
}

// The row to work on, if there is one; what another story has in hand is left to it.
std::optional<Job> Pipeline::job_of(const Place& place, bool from_the_first_rung)
{
    auto row = place.download == 0 ? std::nullopt : history_.download(place.download);
    if (!row || row->placed || row->state != DownloadState::pending || !claims_.take(row->id))
        return {};
    Claims::Hold in_hand(claims_, row->id);
    if (from_the_first_rung)
        row->rung = 0;
    return Job(*std::move(row), std::move(in_hand));
}

// Related artists are wanted no more. What somebody else waits for, too, stays.
void Pipeline::abandon(const Story& story)
{
    static constexpr auto reason = "related.artists is 0 now";
    for (const Place& place : story.places)
        if (const auto job = job_of(place, false); job && !job->row.related_to.empty())
            history_.remove(job->row.id, reason);
    history_.close(story.id, StoryState::done, reason);
}

bool Pipeline::hold(const Story& story, const std::string& reason)
{
    bool any = false;
    for (const Place& place : story.places)
        if (const auto row = place.download == 0 ? std::nullopt : history_.download(place.download);
            row && !row->placed && row->state == DownloadState::pending && !claims_.taken(row->id)) {
            history_.waiting(row->id, reason);
            any = true;
        }
    return any;
}

// CONTRACT 10: a search whose catalogue or chart is unavailable climbs the ladder; a pause consumes no rung.
void Pipeline::climb(const Story& story, const std::string& reason, std::optional<Time> until)
{
    const int rung = until ? story.rung : story.rung + 1;
    const auto wait = retry_after(rung);
    log_.warning("“{}”: {}", story.intent.text, reason);
    if (!until && !wait) {
        history_.tell(story.id, story_line("failed", reason));
        history_.close(story.id, StoryState::failed, reason);
        return conclusion_.tell_end(story.id);
    }
    history_.tell(story.id, story_line("waits", reason));
    history_.postpone(story.id, rung, until ? *until : clock_.now() + *wait, reason);
}

std::optional<std::string> Pipeline::obstacle() const
{
    if (auto reason = library_.obstacle())
        return reason;
    return shelf_.obstacle();
}

}
