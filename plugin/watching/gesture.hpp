// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_subject.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// What one command line says about the person behind the client.
struct Gesture {
    enum class Kind {
        nothing,
        search,     // looks for the subject
        add,        // queues or stores what fits the subject
        browse,     // opens the subject, an artist
        confirm,    // queues or plays something: what was searched before is meant
        walk,       // looks into the folder `place`
        crawl,      // reads everything
        clear,      // empties the stored playlist `place`
        idle,       // waits for MPD's events
        noidle,     // stops to wait, because of something of its own
        list_begin, // what follows happens at list_end
        list_end,
        close,
    };
    Kind kind = Kind::nothing;
    std::optional<Subject> subject{};
    std::string place{}; // the folder, or the stored playlist that an add fills
};

// Never throws for what a client may send; what MPD would refuse says nothing.
[[nodiscard]] Gesture gesture_of(std::string_view line);

}
