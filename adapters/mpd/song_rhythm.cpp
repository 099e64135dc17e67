// SPDX-License-Identifier: MIT
#include "adapters/mpd/song_rhythm.hpp"

#include <algorithm>
#include <utility>

namespace topfive {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds nearest{20};  // to a change of songs; with short songs everything is near one
constexpr int parts_of_a_song = 8;           // of which one is near
constexpr std::chrono::seconds in_step{3};   // a robot does not swing more
constexpr std::chrono::minutes patience{15}; // for whoever pauses, or listens to a symphony

}

void SongRhythm::plays(std::optional<Playing> playing, Time now)
{
    // A robot would start it again at once. Between two songs nothing plays for a moment.
    if (playing)
        stopped_.reset();
    else if (playing_)
        stopped_ = now + near_;
    playing_ = playing;
    if (playing_)
        near_ = std::min<milliseconds>(nearest, playing_->length / parts_of_a_song);
}

void SongRhythm::moved_on(Time now)
{
    moved_on_ = now;
    // Not the change that they came with.
    if (!kept_.empty() && !decided_ && now - kept_.back().at > near_)
        decided_ = now + near_;
}

std::optional<milliseconds> SongRhythm::phase(Time now) const
{
    using std::chrono::duration_cast;
    if (playing_ && now <= playing_->end && playing_->end - now <= near_)
        return duration_cast<milliseconds>(now - playing_->end);
    if (moved_on_ && now >= *moved_on_ && now - *moved_on_ <= near_)
        return duration_cast<milliseconds>(now - *moved_on_);
    return {};
}

SongRhythm::Comes SongRhythm::came(std::vector<std::string>& artists, Time at, milliseconds phase)
{
    if (!kept_.empty() && at - kept_.back().at <= near_) { // with the same change
        auto& last = kept_.back().artists;
        if (feed_)
            return Comes::again;
        last.insert(last.end(), artists.begin(), artists.end());
        return Comes::once;
    }
    decided_.reset();
    const bool steady = std::ranges::any_of(
        kept_, [&](const Kept& one) { return std::chrono::abs(one.phase - phase) <= milliseconds(in_step); });
    if (!feed_ && !steady && kept_.size() < 2) {
        kept_.push_back({at, phase, artists});
        return Comes::once;
    }
    for (auto& one : std::exchange(kept_, {}))
        artists.insert(artists.end(), one.artists.begin(), one.artists.end());
    feed_ = true;
    kept_.push_back({at, phase, {}});
    return Comes::again;
}

std::optional<SongRhythm::Time> SongRhythm::next_deadline() const
{
    if (kept_.empty())
        return {};
    return std::min({decided_.value_or(Time::max()), stopped_.value_or(Time::max()), kept_.front().at + patience});
}

std::vector<std::string> SongRhythm::release(Time now)
{
    const auto deadline = next_deadline();
    if (!deadline || *deadline > now)
        return {};
    std::vector<std::string> all;
    for (auto& one : std::exchange(kept_, {}))
        all.insert(all.end(), one.artists.begin(), one.artists.end());
    feed_ = false;
    decided_.reset();
    return all;
}

}
