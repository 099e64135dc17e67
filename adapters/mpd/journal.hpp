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

struct JournalOptions {
    std::string unit = "mpd.service"; // of the system or of the user
    std::filesystem::path folder;     // where the journal's files lie; empty: this machine's own
    std::chrono::milliseconds look_every = std::chrono::seconds(5);
};

// Follows what MPD writes to systemd's journal, where Debian's MPD writes when no log file is configured. Begins at its
// end. Calls on the loop's thread.
class Journal {
public:
    // Throws Refused when topfive was built without libsystemd, Unavailable when the journal cannot be opened.
    Journal(EventLoop&, const JournalOptions&, const OwnConnections&, LogSink);
    ~Journal();

    // Why nothing is heard, as a sentence; empty when the journal is being read.
    [[nodiscard]] const std::string& trouble() const;
    // What was heard of other clients since the start. Connections without any command: log_level is not "verbose".
    [[nodiscard]] std::uint64_t connections() const;
    [[nodiscard]] std::uint64_t commands() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
