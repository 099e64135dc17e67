// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/figures.hpp"
#include "adapters/front/loop.hpp"
#include "plugin/ports/log.hpp"
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace topfive {

// Starts the back and starts it again when it dies: at once, then more and more slowly while it dies young.
class BackProcess final : public Watcher {
public:
    struct Options {
        std::vector<std::string> argv; // `--tap-fd N` is added
        int tap = -1;                  // becomes N
        int figures = -1;              // becomes N+1
    };
    // `before_restart` is called when a back has died and before another one is started.
    BackProcess(Options, Loop&, Figures&, Log&, std::function<void()> before_restart);
    BackProcess(const BackProcess&) = delete;
    BackProcess& operator=(const BackProcess&) = delete;
    ~BackProcess(); // kills it

    void start();
    void signal(int) const;
    void hurry(); // tries now what waits for its next attempt
    // SIGTERM, a moment later SIGKILL; `ended` is called when there is no back any more.
    void end(std::function<void()> ended);
    void ready(std::uint32_t events) override;

private:
    void start_later(Loop::Clock::duration, const std::string& why);

    std::vector<std::string> argv_;
    Descriptor tap_;    // copies with numbers that no start needs
    Descriptor shared_; // the figures' memory
    Loop& loop_;
    Figures& figures_;
    Log& log_;
    std::function<void()> before_restart_;
    std::function<void()> ended_; // set: no other back is started
    pid_t pid_ = -1;
    Descriptor exited_; // readable once it has died
    std::uint32_t watched_ = 0;
    Loop::Clock::time_point started_;
    Loop::Clock::duration delay_{}; // before the next start
    unsigned planned_ = 0;          // the start that counts; an earlier plan is void
};

}
