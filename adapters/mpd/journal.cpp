// SPDX-License-Identifier: MIT
#include "adapters/mpd/journal.hpp"

#include "adapters/mpd/log_wakeups.hpp"
#include "plugin/errors.hpp"

#include <cstring>
#include <fmt/format.h>

#if TOPFIVE_JOURNAL
#include <systemd/sd-journal.h>
#endif

namespace topfive {

#if TOPFIVE_JOURNAL

namespace {

constexpr int messages_at_once = 2000;

struct Close {
    void operator()(sd_journal* journal) const { sd_journal_close(journal); }
};
using Opened = std::unique_ptr<sd_journal, Close>;

// sd-journal returns negative error numbers.
int checked(int result, std::string_view what)
{
    if (result < 0)
        throw Unavailable(fmt::format("journal: {}: {}", what, std::strerror(-result)));
    return result;
}

Opened open_journal(const JournalOptions& options)
{
    sd_journal* journal = nullptr;
    const auto result = options.folder.empty() ? sd_journal_open(&journal, SD_JOURNAL_LOCAL_ONLY)
                                               : sd_journal_open_directory(&journal, options.folder.c_str(), 0);
    checked(result, "it cannot be opened");
    return Opened(journal);
}

}

struct Journal::Impl {
    Impl(EventLoop& loop, const JournalOptions& options, const OwnConnections& own, LogSink sink)
        : listener(own, std::move(sink)), journal(open_journal(options)), folder(options.folder),
          wakeups(loop, checked(sd_journal_get_fd(journal.get()), "waiting for it"), options.look_every,
                  [this] { look(); })
    {
        begin(options.unit);
        look();
    }

    LogListener listener;
    Opened journal;
    std::filesystem::path folder;
    std::string trouble{};
    LogWakeups wakeups; // the last: it calls with the others

    void begin(const std::string& unit) const
    {
        auto* from = journal.get();
        checked(sd_journal_add_match(from, ("_SYSTEMD_UNIT=" + unit).c_str(), 0), "choosing the unit");
        checked(sd_journal_add_disjunction(from), "choosing the unit");
        checked(sd_journal_add_match(from, ("_SYSTEMD_USER_UNIT=" + unit).c_str(), 0), "choosing the unit");
        // On the newest message, so that the next one is new. Without any, the first one will be.
        checked(sd_journal_seek_tail(from), "going to its end");
        if (checked(sd_journal_previous(from), "going to its end") == 0)
            checked(sd_journal_seek_head(from), "going to its end");
    }

    void hear()
    {
        const void* field = nullptr;
        std::size_t length = 0;
        if (sd_journal_get_data(journal.get(), "MESSAGE", &field, &length) < 0)
            return;
        constexpr std::string_view name = "MESSAGE=";
        std::string_view message(static_cast<const char*>(field), length);
        message.remove_prefix(std::min(name.size(), message.size()));
        listener.hear(message);
    }

    [[nodiscard]] std::string what_is_wrong(int result) const
    {
        if (result < 0)
            return fmt::format("the journal cannot be read: {}", std::strerror(-result));
        if (!folder.empty() || sd_journal_has_runtime_files(journal.get()) > 0 ||
            sd_journal_has_persistent_files(journal.get()) > 0)
            return {};
        return "no file of the journal can be read: members of the group systemd-journal may";
    }

    void look()
    {
        sd_journal_process(journal.get());
        int result = 0;
        int messages = 0;
        while (messages < messages_at_once && (result = sd_journal_next(journal.get())) > 0) {
            hear();
            ++messages;
        }
        trouble = what_is_wrong(result);
        if (messages == messages_at_once)
            wakeups.soon();
    }
};

Journal::Journal(EventLoop& loop, const JournalOptions& options, const OwnConnections& own, LogSink sink)
    : impl_(std::make_unique<Impl>(loop, options, own, std::move(sink)))
{
}

#else

struct Journal::Impl {
    LogListener listener;
    std::string trouble{};
};

Journal::Journal(EventLoop&, const JournalOptions&, const OwnConnections&, LogSink)
{
    throw Refused("watch.log: journal: this topfive was built without libsystemd");
}

#endif

Journal::~Journal() = default;

const std::string& Journal::trouble() const
{
    return impl_->trouble;
}

std::uint64_t Journal::connections() const
{
    return impl_->listener.connections();
}

std::uint64_t Journal::commands() const
{
    return impl_->listener.commands();
}

}
