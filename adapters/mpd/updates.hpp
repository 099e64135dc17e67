// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace topfive {

// Which updates to ask of MPD, and when. Every update makes MPD write its whole database and every client read it
// anew, so: the first file of a folder at once, what follows together, one update in `every`. Never the whole library:
// what lies in the root is named itself. For one thread, or a lock outside; time is the caller's.
class Updates {
public:
    using time_point = std::chrono::steady_clock::time_point;

    explicit Updates(std::chrono::seconds every) : every_(every) {}

    void ask(const std::string& path, time_point now);
    // Nothing more comes beside this path for now: what the first update missed is named at once, if that is the one
    // update in `every` that may follow the first.
    void end_batch(const std::string& path, time_point now);

    // What to name to MPD now; then tell how it went.
    [[nodiscard]] std::optional<std::string> due(time_point now) const;
    void taken(const std::string& named, time_point now);
    void put_off(const std::string& named, time_point until); // MPD is busy or away
    void forget(const std::string& named);                    // MPD will never take it

    [[nodiscard]] std::optional<time_point> next() const;

private:
    struct Folder {
        std::optional<time_point> due;   // an update is owed then
        std::optional<time_point> taken; // by MPD, the last one
        bool only_first = false;         // no other was taken since
    };
    std::chrono::seconds every_;
    std::map<std::string, Folder> folders_;
};

}
