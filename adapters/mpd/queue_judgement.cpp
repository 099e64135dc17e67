// SPDX-License-Identifier: MIT
#include "adapters/mpd/queue_judgement.hpp"

#include "plugin/music/credits.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::seconds robot_reacts_within{3};
constexpr std::chrono::milliseconds at_once{500};
constexpr std::size_t most_by_hand = 6; // times an hour that somebody queues a few songs
constexpr std::size_t most_robot_songs = 5;
constexpr std::chrono::seconds longest_burst{30};
constexpr std::chrono::seconds library_reads{5};
constexpr std::chrono::hours an_hour{1};
constexpr std::size_t most_new = 3; // an hour, and in one go
constexpr std::size_t few_songs = 3;
constexpr std::size_t most_named = 10; // in a note
constexpr std::size_t most_seen = 5000;

std::string named(std::vector<std::string> artists)
{
    const auto more = artists.size() > most_named ? artists.size() - most_named : 0;
    artists.resize(artists.size() - more);
    return fmt::format("{}{}", fmt::join(artists, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

}

void QueueJudgement::seen(const std::string& artist, Time now)
{
    forget_old(now);
    if (seen_.size() < most_seen)
        seen_[fold_artist(artist)] = now;
}

void QueueJudgement::moved_on(Time now)
{
    moved_on_ = now;
    rhythm_.moved_on(now);
}

void QueueJudgement::added(const std::vector<std::string>& artists, Time now, bool at_end)
{
    if (options_.mode == QueueWatchOptions::Mode::off || artists.empty())
        return;
    if (const auto whose = robot_at(now); !whose.empty() && artists.size() <= most_robot_songs)
        return leave(artists, whose, now);
    if (burst_.empty()) {
        first_ = now;
        phase_ = rhythm_.phase(now);
    }
    if (!at_end)
        phase_.reset();
    last_ = now;
    burst_.insert(burst_.end(), artists.begin(), artists.end());
}

// Whose it is what comes now; empty: a person's, as far as can be told.
std::string QueueJudgement::robot_at(Time now) const
{
    if (robot_came_ && now - *robot_came_ <= robot_reacts_within)
        return fmt::format("added by {}, which only reacts to MPD's events", robot_);
    if (moved_on_ && now - *moved_on_ <= robot_reacts_within)
        return "added at a song change";
    // A person who starts to play does not queue more within the same half second, unless it is all one thing.
    if (stirred_ && burst_.empty() && now - *stirred_ <= at_once)
        return "added the moment the player changed";
    return {};
}

void QueueJudgement::leave(const std::vector<std::string>& artists, const std::string& whose, Time now)
{
    for (const auto& artist : artists) {
        if (!counts(artist, now))
            continue;
        waiting_.notes.push_back(fmt::format("the queue: {} was {}, as robots do (ashuffle, mpd-sima, myMPD's jukebox, "
                                             "Cantata's dynamic playlists): left",
                                             artist, whose));
        seen(artist, now);
    }
}

void QueueJudgement::robot(const std::string& client, Time now)
{
    robot_ = client;
    robot_came_ = now;
    // The queue's event may have been quicker than the word of who it was.
    if (!burst_.empty() && now - last_ <= robot_reacts_within && burst_.size() <= most_robot_songs)
        leave(std::exchange(burst_, {}), robot_at(now), now);
}

void QueueJudgement::heard(const std::string& artist, Time now)
{
    if (options_.radio && counts(artist, now))
        heard_.push_back(artist);
}

std::optional<QueueJudgement::Time> QueueJudgement::next_deadline() const
{
    if (!waiting_.notes.empty() || !heard_.empty())
        return Time{};
    if (burst_.empty())
        return rhythm_.next_deadline();
    return std::max(not_before_, Time(std::min(last_ + options_.settle, first_ + longest_burst)));
}

QueueJudgement::Verdict QueueJudgement::judge(Time now, When when)
{
    Verdict verdict = std::exchange(waiting_, {});
    forget_old(now);
    for (const auto& artist : std::exchange(heard_, {})) {
        if (radio_.size() < most_new) {
            radio_.push_back(now);
            verdict.artists.push_back(artist);
        } else {
            verdict.notes.push_back(fmt::format("the radio: {} left, three artists an hour are enough", artist));
        }
        seen(artist, now);
    }
    if (burst_.empty() || when == When::at_once)
        take_kept(now, when);
    const auto deadline = next_deadline();
    if (burst_.empty() || (*deadline > now && when == When::due))
        return verdict;
    if (options_.mode == QueueWatchOptions::Mode::new_artists && !songs_of_(burst_.front())) {
        not_before_ = now + library_reads;
        return verdict;
    }
    if (when == When::due && comes_with_the_songs(now, verdict))
        return verdict;
    if (burst_.size() <= most_robot_songs)
        few_at_once_.push_back(now);
    if (few_at_once_.size() > most_by_hand && burst_.size() <= most_robot_songs) {
        leave_trickle(now, verdict);
        return verdict;
    }
    auto chosen = choices(now);
    keep_outstanding(chosen, verdict);
    burst_.clear();
    for (const auto& choice : chosen)
        take_or_leave(choice.artist, now, verdict);
    return verdict;
}

// What was kept and is a person's after all. What comes meanwhile is judged first: it may show the opposite.
void QueueJudgement::take_kept(Time now, When when)
{
    const auto kept = rhythm_.release(when == When::at_once ? Time::max() : now);
    if (kept.empty())
        return;
    first_ = last_ = now - options_.settle;
    burst_.insert(burst_.end(), kept.begin(), kept.end());
    phase_.reset();
}

// A few songs that came as one song followed another: kept until the next one does, or left.
bool QueueJudgement::comes_with_the_songs(Time now, Verdict& verdict)
{
    if (!phase_ || burst_.size() > most_robot_songs || few_at_once_.size() >= most_by_hand)
        return false;
    auto artists = std::exchange(burst_, {});
    if (rhythm_.came(artists, first_, *phase_) == SongRhythm::Comes::once)
        return true;
    for (const auto& artist : artists) {
        if (!counts(artist, now))
            continue;
        verdict.notes.push_back(fmt::format("the queue: {} left: a few songs came with each change of songs, as robots "
                                            "feed a queue",
                                            artist));
        seen(artist, now);
    }
    return true;
}

bool QueueJudgement::counts(const std::string& artist, Time now) const
{
    const auto folded = fold_artist(artist);
    if (folded.empty() || names_nobody(folded))
        return false;
    const auto found = seen_.find(folded);
    if (found != seen_.end() && now - found->second < an_hour)
        return false;
    return options_.mode == QueueWatchOptions::Mode::all || songs_of_(artist).value_or(0) < options_.top_count;
}

void QueueJudgement::leave_trickle(Time now, Verdict& verdict)
{
    for (const auto& choice : choices(now)) {
        verdict.notes.push_back(fmt::format("the queue: {} left: songs came a few at a time, {} times in an hour, as "
                                            "robots feed a queue",
                                            choice.artist, few_at_once_.size()));
        seen(choice.artist, now);
    }
    burst_.clear();
}

// New artists in the order in which they came.
std::vector<QueueJudgement::Choice> QueueJudgement::choices(Time now) const
{
    std::vector<Choice> all;
    std::map<std::string, std::size_t> places;
    for (const auto& artist : burst_) {
        const auto [place, is_new] = places.emplace(fold_artist(artist), all.size());
        if (is_new)
            all.push_back({artist, 0});
        ++all[place->second].songs;
    }
    std::erase_if(all, [&](const Choice& choice) { return !counts(choice.artist, now); });
    return all;
}

void QueueJudgement::keep_outstanding(std::vector<Choice>& chosen, Verdict& verdict) const
{
    if (chosen.size() <= most_new)
        return;
    const std::size_t artists = chosen.size();
    const double average = static_cast<double>(burst_.size()) / static_cast<double>(artists);
    std::ranges::stable_sort(chosen, std::ranges::greater{}, &Choice::songs);
    std::size_t kept = 0;
    while (kept < most_new && chosen[kept].songs >= few_songs && static_cast<double>(chosen[kept].songs) >= 2 * average)
        ++kept;
    std::vector<std::string> left;
    for (std::size_t i = kept; i < artists; ++i)
        left.push_back(chosen[i].artist);
    chosen.resize(kept);
    verdict.notes.push_back(fmt::format("the queue: {} songs came at once, with {} new artists; left those that do not "
                                        "stand out: {}",
                                        burst_.size(), artists, named(left)));
}

void QueueJudgement::take_or_leave(const std::string& artist, Time now, Verdict& verdict)
{
    arrivals_.push_back(now);
    seen(artist, now);
    if (arrivals_.size() <= most_new)
        verdict.artists.push_back(artist);
    else
        verdict.notes.push_back(fmt::format(
            "the queue: {} left, more than {} new artists in an hour by the queue alone are a feed", artist, most_new));
}

void QueueJudgement::forget_old(Time now)
{
    const auto old = [&](Time then) { return now - then >= an_hour; };
    while (!arrivals_.empty() && old(arrivals_.front()))
        arrivals_.pop_front();
    while (!few_at_once_.empty() && old(few_at_once_.front()))
        few_at_once_.pop_front();
    while (!radio_.empty() && old(radio_.front()))
        radio_.pop_front();
    if (seen_.size() >= most_seen / 2)
        std::erase_if(seen_, [&](const auto& one) { return old(one.second); });
}

}
