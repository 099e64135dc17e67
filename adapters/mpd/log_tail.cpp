// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_tail.hpp"

#include "adapters/mpd/log_file.hpp"
#include "adapters/mpd/log_wakeups.hpp"

#include <array>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace topfive {

struct LogTail::Impl {
    Impl(EventLoop& loop, std::filesystem::path path, const OwnConnections& own, LogSink sink,
         std::chrono::milliseconds look_every)
        : file(std::move(path)), listener(own, std::move(sink)),
          wakeups(loop, notices.get(), look_every, [this] { look(); })
    {
        look();
    }

    LogFile file;
    LogListener listener;
    Descriptor notices{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)}; // none left: looking now and then must do
    int watched_file = -1;
    int file_watch = -1;
    LogWakeups wakeups; // the last: it calls with the others

    // The folder tells when a file of the log's name appears or may be read at last.
    void watch_folder() const
    {
        const auto folder = file.path().has_parent_path() ? file.path().parent_path() : std::filesystem::path(".");
        inotify_add_watch(notices.get(), folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR);
    }

    // The file by its descriptor, so that it is the very one that is read. False when it is watched already.
    bool watch_file()
    {
        if (file.descriptor() == watched_file)
            return false;
        if (file_watch >= 0)
            inotify_rm_watch(notices.get(), file_watch);
        watched_file = file.descriptor();
        file_watch = inotify_add_watch(notices.get(), fmt::format("/proc/self/fd/{}", watched_file).c_str(),
                                       IN_MODIFY | IN_MOVE_SELF | IN_ATTRIB);
        return true;
    }

    void forget_notices() const
    {
        std::array<char, 4096> events{};
        while (read(notices.get(), events.data(), events.size()) > 0) {
        }
    }

    void look()
    {
        forget_notices();
        watch_folder(); // which may have come, or be another
        const bool more = file.read([this](std::string_view line) { listener.hear(line); });
        // What was written before the watch stood is not told by it.
        if (watch_file() || more)
            wakeups.soon();
    }
};

LogTail::LogTail(EventLoop& loop, std::filesystem::path path, const OwnConnections& own, LogSink sink,
                 std::chrono::milliseconds look_every)
    : impl_(std::make_unique<Impl>(loop, std::move(path), own, std::move(sink), look_every))
{
}

LogTail::~LogTail() = default;

const std::string& LogTail::trouble() const
{
    return impl_->file.trouble();
}

std::uint64_t LogTail::connections() const
{
    return impl_->listener.connections();
}

std::uint64_t LogTail::commands() const
{
    return impl_->listener.commands();
}

}
