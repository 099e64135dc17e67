// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/event_loop.hpp"
#include "adapters/mpd/log_listener.hpp"

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <vector>

namespace topfive {

// A loop that runs as long as a test needs it, and what was heard on it: "2 search artist eminem", "2 opened".
struct ListeningLoop {
    EventLoop loop;
    std::vector<std::string> heard;

    LogSink sink()
    {
        return [this](const LogEvent& event) {
            constexpr std::string_view kinds[]{"opened", "", "refused", "closed"};
            heard.push_back(fmt::format("{} {}{}", event.client, kinds[static_cast<int>(event.kind)], event.text));
        };
    }

    // False when it did not come true in time.
    bool run_until(const std::function<bool()>& true_now)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!true_now() && std::chrono::steady_clock::now() < until)
            loop.context().run_one_until(until);
        return true_now();
    }
    bool hear(std::size_t count)
    {
        return run_until([&] { return heard.size() >= count; });
    }
};

}
