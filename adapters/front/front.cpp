// SPDX-License-Identifier: MIT
#include "adapters/front/front.hpp"
#include "adapters/front/back_process.hpp"
#include "adapters/front/proxy.hpp"
#include "plugin/errors.hpp"
#include <array>
#include <csignal>
#include <functional>
#include <list>
#include <memory>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr std::size_t one_read = 128 * 1024;

// Two descriptors a client: the usual soft limit of 1024 would end at 500 of them.
void raise_open_files()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

// SIGTERM, SIGINT and SIGHUP as a descriptor, for as long as this lives.
class Signals final : public Watcher {
public:
    Signals(Loop& loop, std::function<void(int)> on_signal) : on_signal_(std::move(on_signal))
    {
        std::signal(SIGPIPE, SIG_IGN); // a reader of the log that goes away is no reason to end
        sigset_t set;
        sigemptyset(&set);
        for (const int number : {SIGTERM, SIGINT, SIGHUP})
            sigaddset(&set, number);
        sigprocmask(SIG_BLOCK, &set, &before_);
        descriptor_ = Descriptor(signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
        loop.watch(descriptor_.get(), 0, EPOLLIN, *this);
    }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

    void ready(std::uint32_t /*events*/) override
    {
        signalfd_siginfo info{};
        while (read(descriptor_.get(), &info, sizeof info) == sizeof info)
            on_signal_(static_cast<int>(info.ssi_signo));
    }

private:
    std::function<void(int)> on_signal_;
    sigset_t before_{};
    Descriptor descriptor_;
};

class Front {
public:
    Front(const FrontOptions& options, Log& log)
        : figures_(options.proxies.size()), tap_(loop_, figures_, options.tap_again),
          back_({options.back_argv, tap_.back_end(), figures_.descriptor()}, loop_, figures_, log,
                [this] { tap_.rewind(); }),
          signals_(loop_, [this](int number) { signalled(number); })
    {
        for (std::size_t i = 0; i < options.proxies.size(); ++i)
            proxies_.emplace_back(options.proxies[i].listen, options.proxies[i].connect, loop_, tap_,
                                  figures_.proxies()[i], scratch_, last_connection_, log);
        loop_.each_round([this] {
            for (auto& proxy : proxies_)
                proxy.bury();
        });
    }

    void run()
    {
        back_.start();
        loop_.run();
    }

private:
    // Clients keep their connections while the back ends: until the last moment nothing is lost.
    void signalled(int number)
    {
        if (number == SIGHUP) {
            back_.signal(number);
            back_.hurry();
        } else {
            tap_.flush();
            back_.end([this] { loop_.stop(); });
        }
    }

    std::array<char, one_read> scratch_{};
    std::uint64_t last_connection_ = 0;
    Loop loop_;
    Figures figures_;
    TapQueue tap_;
    BackProcess back_;
    Signals signals_;
    std::list<Proxy> proxies_;
};

}

int run_front(const FrontOptions& options, Log& log)
{
    try {
        raise_open_files();
        const auto front = std::make_unique<Front>(options, log);
        front->run();
        return 0;
    } catch (const Fault& fault) {
        log.error("{}", fault.what());
        return 1;
    }
}

}
