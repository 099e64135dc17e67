// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "tests/adapters/front/wire.hpp"
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace topfive {

// A front as a process of its own with a back that writes down what it hears.
class RunningFront {
public:
    using Entries = std::vector<std::pair<std::string, std::string>>; // listen, connect

    // In front of one MPD, at a free address of the same kind.
    explicit RunningFront(const FakeMpd& mpd) : RunningFront(Entries{{free_address(), mpd.address()}}) {}
    // `back`: its own arguments, before `--tap-fd N`; a shell is `{"sh", "-c", ...}`. Empty: the one that writes down.
    // `open_files`: the hard limit of its open files, 0: as here.
    explicit RunningFront(Entries, std::vector<std::string> back = {}, std::size_t open_files = 0);
    RunningFront(const RunningFront&) = delete;
    RunningFront& operator=(const RunningFront&) = delete;
    ~RunningFront(); // kills what still runs

    [[nodiscard]] Wire client() const { return Wire::to(entries_.front().first); }
    void signal(int) const;
    int wait(); // for its end; the exit status, or 1000 + the signal
    [[nodiscard]] pid_t pid() const { return pid_; }

    // What it says on stderr up to and with a line that holds the words.
    std::string said_until(std::string_view words);
    // What the backs wrote down, once the words are in it.
    std::vector<std::string> heard_until(std::string_view words) const { return heard_until(words, notes()); }
    static std::vector<std::string> heard_until(std::string_view words, const std::string& notes);
    [[nodiscard]] std::string notes() const { return (folder_.path() / "notes").string(); }

private:
    TemporaryDirectory folder_{"front"};
    Entries entries_;
    Descriptor messages_;
    std::string said_;
    pid_t pid_ = -1;
};

// The process id of the back that wrote into these notes last.
pid_t last_back(const std::string& notes);

// This very program, which plays all roles.
std::string own_program();

}
