// SPDX-License-Identifier: MIT
#pragma once
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

namespace topfive {

// How MPD's log calls topfive's own connections: "127.0.0.1:46158", "pid=123 uid=1000". What they send is no
// person's wish. Remembers the last ones, since a log is read later than it is written. Safe from every thread.
class OwnConnections {
public:
    void add(const std::string& name);
    [[nodiscard]] bool contains(std::string_view name) const;

private:
    static constexpr std::size_t remembered = 500;
    mutable std::mutex mutex_;
    std::deque<std::string> names_;
};

}
