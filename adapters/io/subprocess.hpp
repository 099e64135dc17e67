// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A program to run: an argv vector, no shell. It gets an empty standard input, topfive's environment with UTF-8 and
// unbuffered Python, low CPU and disk priority, a session of its own, and dies with the thread that started it.
struct Command {
    std::vector<std::string> argv;                   // the first: a name to look for in PATH, or a path
    std::vector<std::string> environment{};          // "NAME=value", over topfive's own
    std::filesystem::path folder{};                  // where it runs; empty: here
    std::uint64_t largest_file = 0;                  // bytes that a file it writes may reach; 0: any
    std::chrono::milliseconds time_limit{0};         // 0: none
    std::chrono::milliseconds silence_limit{0};      // longest time without a byte of output; 0: none
    std::size_t longest_line = std::size_t{4} << 20; // bytes; a longer line arrives cut
    bool in_pieces = false;                          // its output is bytes and arrives as it comes, not in lines
};

// How a program ended. stopped, timed_out, silent: topfive ended it, and everything that it had started.
struct Ending {
    enum class How { exited, killed, stopped, timed_out, silent };
    How how = How::exited;
    int code = 0; // exit status, or the signal
    [[nodiscard]] bool clean() const { return how == How::exited && code == 0; }
};

// "ended with status 1", "was killed by signal 9": what follows the program's name in a message.
[[nodiscard]] std::string words(const Ending&);

// Where a program lies that a name or a path means; nothing when there is none that may be run.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view);

using LineSink = std::function<void(std::string_view)>;

// Runs a program to its end and gives each line of its output, without the line feed, to `output` on the calling
// thread. Its messages go to `errors`; without `errors` they come to `output`, in the order of writing. A stop request
// and the limits send SIGTERM to its whole group, SIGKILL a second later. An exception of a sink kills the group and
// passes on. Throws Unavailable when the program is not there or cannot be started.
[[nodiscard]] Ending run_program(const Command&, const LineSink& output, const LineSink& errors, std::stop_token);

}
