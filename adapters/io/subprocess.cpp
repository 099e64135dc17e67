// SPDX-License-Identifier: MIT
#include "adapters/io/subprocess.hpp"
#include "adapters/io/child_process.hpp"
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto grace = 1s;        // between SIGTERM and SIGKILL
constexpr auto aftermath = 200ms; // for what left the group and still holds the pipe

// Cuts bytes into lines of a bounded length, or hands them on as they come.
class Lines {
public:
    Lines(const LineSink& sink, std::size_t longest, bool in_pieces = false)
        : sink_(sink), longest_(longest), in_pieces_(in_pieces)
    {
    }

    void take(std::string_view bytes)
    {
        if (in_pieces_)
            return sink_(bytes);
        for (std::size_t end = 0; (end = bytes.find('\n')) != std::string_view::npos; bytes.remove_prefix(end + 1)) {
            keep(bytes.substr(0, end));
            hand_over();
        }
        keep(bytes);
    }
    void finish()
    {
        if (!line_.empty())
            hand_over();
    }

private:
    void keep(std::string_view bytes) { line_.append(bytes.substr(0, longest_ - std::min(longest_, line_.size()))); }
    void hand_over()
    {
        const std::string line = std::exchange(line_, {});
        sink_(line);
    }

    const LineSink& sink_;
    std::size_t longest_;
    bool in_pieces_;
    std::string line_;
};

// A pipe being read. True while there may be more.
bool read_some(int fd, Lines& lines)
{
    std::array<char, 65536> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto count = ::read(fd, bytes.data(), bytes.size());
    if (count > 0)
        lines.take({bytes.data(), static_cast<std::size_t>(count)});
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

// Watches one program from its start to its end.
class Watch {
public:
    Watch(const Command& command, const LineSink& output, const LineSink& errors)
        : command_(command), child_(command, !errors), output_(output, command.longest_line, command.in_pieces),
          errors_(errors, command.longest_line), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
          errors_open_(static_cast<bool>(errors))
    {
    }

    Ending until_end(const std::stop_token& stop)
    {
        const std::stop_callback on_stop(stop, [this] { ::eventfd_write(wake_.get(), 1); });
        while (!exited_) {
            step(next_deadline());
            end_when_due(stop);
        }
        child_.signal(SIGKILL);
        for (heard_ = true; heard_ && (output_open_ || errors_open_);)
            step(Steady::now() + aftermath);
        output_.finish();
        errors_.finish();
        return ending(child_.reap());
    }

private:
    void step(Steady::time_point deadline)
    {
        std::array<pollfd, 4> watched{{{output_open_ ? child_.output().get() : -1, POLLIN, 0},
                                       {errors_open_ ? child_.errors().get() : -1, POLLIN, 0},
                                       {exited_ ? -1 : child_.exited().get(), POLLIN, 0},
                                       {exited_ || why_ ? -1 : wake_.get(), POLLIN, 0}}};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
        const bool woken =
            ::poll(watched.data(), watched.size(), static_cast<int>(std::clamp<long>(left, 0, 60'000))) > 0;
        heard_ = woken && (watched[0].revents | watched[1].revents) != 0;
        if (!woken)
            return;
        if (watched[0].revents != 0)
            output_open_ = read_some(child_.output().get(), output_);
        if (watched[1].revents != 0)
            errors_open_ = read_some(child_.errors().get(), errors_);
        if (heard_)
            last_heard_ = Steady::now();
        exited_ = exited_ || watched[2].revents != 0;
    }

    [[nodiscard]] Steady::time_point next_deadline() const
    {
        if (why_)
            return ended_at_ + grace;
        const auto now = Steady::now();
        auto next = now + 1min;
        if (command_.time_limit > 0ms)
            next = std::min(next, started_ + command_.time_limit);
        if (command_.silence_limit > 0ms)
            next = std::min(next, last_heard_ + command_.silence_limit);
        return next;
    }

    void end_when_due(const std::stop_token& stop)
    {
        const auto now = Steady::now();
        if (exited_)
            return;
        if (why_) {
            if (now >= ended_at_ + grace) {
                child_.signal(SIGKILL);
                ended_at_ = now;
            }
            return;
        }
        if (stop.stop_requested())
            why_ = Ending::How::stopped;
        else if (command_.time_limit > 0ms && now >= started_ + command_.time_limit)
            why_ = Ending::How::timed_out;
        else if (command_.silence_limit > 0ms && now >= last_heard_ + command_.silence_limit)
            why_ = Ending::How::silent;
        if (why_) {
            child_.signal(SIGTERM);
            ended_at_ = now;
        }
    }

    [[nodiscard]] Ending ending(int status) const
    {
        const bool by_signal = WIFSIGNALED(status);
        const int code = by_signal ? WTERMSIG(status) : WEXITSTATUS(status);
        return {why_.value_or(by_signal ? Ending::How::killed : Ending::How::exited), code};
    }

    const Command& command_;
    ChildProcess child_;
    Lines output_;
    Lines errors_;
    Descriptor wake_;
    Steady::time_point started_ = Steady::now();
    Steady::time_point last_heard_ = started_;
    Steady::time_point ended_at_;    // SIGTERM, later SIGKILL, was sent
    std::optional<Ending::How> why_; // set once topfive has ended it
    bool output_open_ = true;
    bool errors_open_;
    bool exited_ = false;
    bool heard_ = false;
};

bool runs(const std::filesystem::path& path)
{
    std::error_code broken;
    return std::filesystem::is_regular_file(path, broken) && ::access(path.c_str(), X_OK) == 0;
}

}

std::string words(const Ending& ending)
{
    switch (ending.how) {
    case Ending::How::exited:
        return fmt::format("ended with status {}", ending.code);
    case Ending::How::killed:
        return fmt::format("was killed by signal {}", ending.code);
    case Ending::How::stopped:
        return "was stopped";
    case Ending::How::timed_out:
        return "took too long";
    case Ending::How::silent:
        return "said nothing for too long";
    }
    return {};
}

std::optional<std::filesystem::path> find_program(std::string_view name)
{
    if (name.find('/') != std::string_view::npos) {
        const auto path = std::filesystem::absolute(name);
        return runs(path) ? std::optional(path) : std::nullopt;
    }
    const char* folders = std::getenv("PATH");
    std::string_view rest = folders != nullptr ? folders : "/usr/local/bin:/usr/bin:/bin";
    while (!name.empty() && !rest.empty()) {
        const auto folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        if (!folder.empty()) {
            if (auto path = std::filesystem::absolute(std::filesystem::path(folder) / name); runs(path))
                return path;
        }
    }
    return std::nullopt;
}

Ending run_program(const Command& command, const LineSink& output, const LineSink& errors, std::stop_token stop)
{
    return Watch(command, output, errors).until_end(stop);
}

}
