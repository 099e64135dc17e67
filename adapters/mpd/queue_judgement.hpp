// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/song_rhythm.hpp"
#include "plugin/ports/clock.hpp"
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

struct QueueWatchOptions {
    enum class Mode { off, new_artists, all };
    Mode mode = Mode::new_artists;          // watch.queue
    bool radio = false;                     // watch.radio
    std::size_t top_count = 5;              // new: of whom the library holds fewer songs
    std::chrono::milliseconds settle{3000}; // songs that follow each other faster were queued together
};

// Whom somebody means who queues songs. What comes in one go is one choice: of many artists only those that stand out
// count. What comes right after the player changed by itself is a robot's, and so is what comes in the rhythm of the
// songs and what trickles in by a few for an hour; more than three new artists an hour are a feed. All that is noted
// and left. Time is the caller's; for one thread.
class QueueJudgement {
public:
    using Time = Clock::time_point;
    // How many songs of an artist the library holds; nothing: it is not known yet, and the judgement waits.
    using SongsOf = std::function<std::optional<std::size_t>(std::string_view artist)>;

    QueueJudgement(QueueWatchOptions options, SongsOf songs_of) : options_(options), songs_of_(std::move(songs_of)) {}

    // Songs that entered the queue, by their artists, a name for each song. `at_end`: behind all others.
    void added(const std::vector<std::string>& artists, Time now, bool at_end = true);
    // A stream says what it plays.
    void heard(const std::string& artist, Time now);
    // The player went on to another song.
    void moved_on(Time now);
    // What plays, as far as it has an end.
    void plays(std::optional<SongRhythm::Playing> playing, Time now) { rhythm_.plays(playing, now); }
    // The player changed in some way, and the queue did not.
    void stirred(Time now) { stirred_ = now; }
    // This client, which only reacts to MPD's events, queued something a moment ago.
    void robot(const std::string& client, Time now);
    // Somebody searched for this artist: that they are queued now says nothing new.
    void seen(const std::string& artist, Time now);

    [[nodiscard]] std::optional<Time> next_deadline() const;
    struct Verdict {
        std::vector<std::string> artists; // that somebody means
        std::vector<std::string> notes;   // what was left, and why
    };
    enum class When { due, at_once }; // at_once: whatever came so far is all that comes
    [[nodiscard]] Verdict judge(Time now, When = When::due);

private:
    struct Choice {
        std::string artist;
        std::size_t songs = 0;
    };
    [[nodiscard]] bool counts(const std::string& artist, Time now) const;
    [[nodiscard]] std::vector<Choice> choices(Time now) const;
    void keep_outstanding(std::vector<Choice>&, Verdict&) const;
    void take_or_leave(const std::string& artist, Time now, Verdict&);
    [[nodiscard]] std::string robot_at(Time now) const;
    void leave(const std::vector<std::string>& artists, const std::string& whose, Time now);
    void leave_trickle(Time now, Verdict&);
    [[nodiscard]] bool comes_with_the_songs(Time now, Verdict&);
    void take_kept(Time now, When);
    void forget_old(Time now);

    const QueueWatchOptions options_;
    SongsOf songs_of_;
    std::vector<std::string> burst_;                 // artists of the songs that came together
    Time first_{}, last_{};                          // of the burst
    Time not_before_{};                              // it is judged
    std::optional<std::chrono::milliseconds> phase_; // in which it came, at the queue's end; nothing: any time
    SongRhythm rhythm_;
    std::vector<std::string> heard_;
    std::optional<Time> moved_on_, stirred_, robot_came_;
    std::string robot_;                // the client that reacted last
    std::deque<Time> few_at_once_;     // when a few songs came, in the last hour
    std::map<std::string, Time> seen_; // by folded name
    std::deque<Time> arrivals_;        // of new artists in the last hour, taken or left
    std::deque<Time> radio_;           // of those taken from a stream
    Verdict waiting_;                  // notes until the next judgement
};

}
