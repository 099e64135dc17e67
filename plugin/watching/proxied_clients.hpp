// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace topfive {

// What MPD calls the clients whom the proxy hears. MPD's log tells of them, too, and knows less: what they want has
// been judged already.
class ProxiedClients {
public:
    using Time = std::chrono::system_clock::time_point;

    // Something was said on this connection, which MPD's log calls `name`.
    void heard(std::uint64_t connection, const std::string& name);
    void ended(std::uint64_t connection, Time);

    // Whether the client is one of them, or was until a moment ago: a log tells late. Later the name is another's.
    [[nodiscard]] bool contains(std::string_view name, Time now) const;

private:
    struct Standing {
        std::size_t open = 0; // connections of that name: on a socket it is the proxy's own, for all
        Time left{};
    };
    void forget_old(Time now);

    std::unordered_map<std::uint64_t, std::string> names_;
    std::unordered_map<std::string, Standing> standings_;
};

}
