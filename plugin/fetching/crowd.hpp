// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace topfive {

// Tells a person who searches from a program that does: nobody types more than a few names a minute. A program may
// connect anew for each, so what counts is the machine or the user that it comes from. Safe from every thread.
class Crowd {
public:
    // Somebody searched. True when it is one of many; `client` as MPD calls it: "127.0.0.1:46158", "pid=7 uid=1000".
    bool comes_from(std::string_view client, Clock::time_point now);

private:
    std::mutex mutex_;
    std::map<std::string, std::deque<Clock::time_point>, std::less<>>
        searches_; // of the last minute, at most a few each
};

}
