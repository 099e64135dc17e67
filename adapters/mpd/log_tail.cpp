// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_tail.hpp"

#include "adapters/io/event_loop.hpp"
#include "adapters/mpd/log_file.hpp"

#include <array>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace topfive {

struct LogTail::Impl {
    EventLoop& loop;
    LogFile file;
    LogListener listener;
    Descriptor notices{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)}; // none left: looking now and then must do
    int watched_file = -1;
    int file_watch = -1;
    bool planned = false;

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
        planned = false;
        bool more = file.read([this](std::string_view line) { listener.hear(line); });
        // What was written before the watch stood is not told by it.
        more = watch_file() || more;
        if (more && !planned) {
            planned = true;
            loop.post([this] { look(); });
        }
    }

    void look_again()
    {
        watch_folder(); // which may have come, or be another
        look();
    }
};

LogTail::LogTail(EventLoop& loop, std::filesystem::path path, const OwnConnections& own, LogSink sink,
                 std::chrono::milliseconds look_every)
    : impl_(new Impl{loop, LogFile(std::move(path)), LogListener(own, std::move(sink))})
{
    auto& impl = *impl_;
    if (impl.notices.get() >= 0)
        loop.on_readable(impl.notices.get(), [&impl] {
            impl.forget_notices();
            impl.look();
        });
    loop.every(look_every, [&impl] { impl.look_again(); });
    impl.look_again();
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
