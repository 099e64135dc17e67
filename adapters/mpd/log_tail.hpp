// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/log_listener.hpp"
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace topfive {

class EventLoop;
class OwnConnections;

// Follows MPD's log file by inotify, and looks by itself now and then where inotify says nothing (network file
// systems). Begins at the log's end. Calls on the loop's thread. Lives as long as the loop runs.
class LogTail {
public:
    LogTail(EventLoop&, std::filesystem::path, const OwnConnections&, LogSink,
            std::chrono::milliseconds look_every = std::chrono::seconds(5));
    ~LogTail();

    // Why nothing is heard, as a sentence; empty when the log is being read.
    [[nodiscard]] const std::string& trouble() const;
    // What was heard of other clients since the start. Connections without any command: log_level is not "verbose".
    [[nodiscard]] std::uint64_t connections() const;
    [[nodiscard]] std::uint64_t commands() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
