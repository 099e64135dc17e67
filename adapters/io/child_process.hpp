// SPDX-License-Identifier: MIT
#pragma once
#include <sys/types.h>
#include <utility>

namespace topfive {

struct Command;

// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return fd_; }
    void close();

private:
    int fd_;
};

// A started program with its pipes, leader of a session and process group of its own. Whatever is left of the group
// when this ends is killed.
class ChildProcess {
public:
    // Throws Unavailable when it cannot be started. With `joined` its messages come through the pipe of its output.
    ChildProcess(const Command&, bool joined);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    [[nodiscard]] const Descriptor& output() const { return output_; } // never blocks
    [[nodiscard]] const Descriptor& errors() const { return errors_; } // -1 when joined
    [[nodiscard]] const Descriptor& exited() const { return exited_; } // readable once the program has ended
    void signal(int) const;                                            // to the whole group
    int reap(); // waits for the end, kills what is left of the group; the status as waitpid gives it

private:
    Descriptor output_;
    Descriptor errors_;
    Descriptor exited_;
    pid_t pid_ = -1;
};

}
