// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// Tells by its rhythm who feeds a queue: what keeps one filled adds as each song ends or begins, a person hardly ever
// does so twice. What comes at such a moment is kept until the next change of songs shows whose it was, so nothing of a
// person is lost and nothing of a robot counts. Time is the caller's; for one thread.
class SongRhythm {
public:
    using Time = Clock::time_point;
    struct Playing {
        Time end;
        std::chrono::milliseconds length{0};
    };

    // The song that plays; nothing: none does, or one without an end.
    void plays(std::optional<Playing>, Time now);
    // The player went on to another song.
    void moved_on(Time now);

    // How long after the nearest change of songs it is, less than zero before one; nothing: none is near.
    [[nodiscard]] std::optional<std::chrono::milliseconds> phase(Time now) const;

    // A few songs of these artists came at that moment, near a change of songs.
    enum class Comes { once, again };
    // once: they are kept. again: they are a feed's, and so are the artists that were kept, which are added to these.
    Comes came(std::vector<std::string>& artists, Time at, std::chrono::milliseconds phase);

    // When what is kept turns out to be a person's.
    [[nodiscard]] std::optional<Time> next_deadline() const;
    // What was kept, once that moment has come.
    [[nodiscard]] std::vector<std::string> release(Time now);

private:
    struct Kept {
        Time at;
        std::chrono::milliseconds phase{0};
        std::vector<std::string> artists;
    };

    std::optional<Playing> playing_;
    std::optional<Time> moved_on_;
    std::chrono::milliseconds near_{0}; // to a change, for the song that plays or played last
    std::vector<Kept> kept_;            // of successive changes, two at most
    bool feed_ = false;                 // what is kept is a feed's, and has been told
    std::optional<Time> decided_;       // a change passed by then, and nothing came with it
    std::optional<Time> stopped_;       // or nothing played until then
};

}
