// SPDX-License-Identifier: MIT
// The thread of MpdLibrary: keeps the index, the updates and the obstacles up to date.
#include "adapters/mpd/directory_question.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/questions.hpp"
#include "adapters/mpd/right_directory.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace topfive {

namespace {

using Moment = LibraryReader::Moment;
using std::chrono::steady_clock;

constexpr std::chrono::seconds retry_pause{2};
constexpr std::chrono::hours remembered_for{24 * 365 * 10};
constexpr std::array<std::string_view, 9> needed{"lsinfo",    "find",         "stats",     "status",     "update",
                                                 "plchanges", "readmessages", "subscribe", "sendmessage"};

std::vector<std::string> missing_of(const std::vector<std::string>& allowed)
{
    std::vector<std::string> missing;
    for (const auto command : needed)
        if (std::ranges::find(allowed, command) == allowed.end())
            missing.emplace_back(command);
    return missing;
}

bool holds(const std::vector<std::string>& all, std::string_view one)
{
    return std::ranges::find(all, one) != all.end();
}

std::optional<std::string> permission_words(const std::string& address, const std::vector<std::string>& missing)
{
    const bool read = holds(missing, "lsinfo") || holds(missing, "find") || holds(missing, "stats");
    if (!read && !holds(missing, "update"))
        return {};
    return fmt::format("MPD at {} does not allow {}: topfive needs the permission \"{}\" (mpd.password, or "
                       "local_permissions, host_permissions and default_permissions in mpd.conf)",
                       address, fmt::join(missing, ", "), read ? "read" : "control");
}

}

void MpdLibrary::keep(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            const auto until = next_work();
            roused_.wait_until(lock, stop, until, [&] { return wanted_; });
            wanted_ = false;
        }
        if (stop.stop_requested())
            return;
        try {
            work(stop);
            retry_ = {};
        } catch (const std::exception& fault) {
            if (stop.stop_requested())
                return;
            log_.debug("library: {}", fault.what());
            disconnected(fault.what());
            tell_again();
            retry_ = steady_clock::now() + retry_pause;
        }
    }
}

Moment MpdLibrary::next_work() const
{
    if (retry_ != Moment{})
        return retry_;
    auto next = std::min(next_look_, reader_.next_walk());
    if (const auto update = updates_.next())
        next = std::min(next, *update);
    return next;
}

void MpdLibrary::work(const std::stop_token& stop)
{
    learn_about_mpd();
    updates_.send_due();
    bool different = false;
    while (reader_.refresh(take_told(), stop)) // again until nothing has changed meanwhile
        different = true;
    if (different)
        count(index_.size());
    if (different || look_is_due())
        look_at_directory();
    if (different)
        tell_of_change();
}

bool MpdLibrary::look_is_due()
{
    const std::scoped_lock lock(mutex_);
    return std::exchange(look_at_once_, false) || steady_clock::now() >= next_look_;
}

bool MpdLibrary::take_told()
{
    const std::scoped_lock lock(mutex_);
    return std::exchange(told_, false);
}

// What was told and could not be looked at.
void MpdLibrary::tell_again()
{
    const std::scoped_lock lock(mutex_);
    told_ = true;
}

void MpdLibrary::tell_of_change()
{
    std::vector<std::function<void()>> callbacks;
    {
        const std::scoped_lock lock(mutex_);
        callbacks = callbacks_;
    }
    for (const auto& callback : callbacks) {
        try {
            callback();
        } catch (const std::exception& fault) { // theirs, not MPD's
            log_.error("after a change of the library: {}", fault.what());
        }
    }
}

void MpdLibrary::learn_about_mpd()
{
    {
        const std::scoped_lock lock(mutex_);
        if (!unknown_ && facts_.connected)
            return;
        unknown_ = false;
    }
    MpdFacts now;
    mpd_.ask([&](MpdConnection& mpd) {
        now.address = mpd.address().text();
        now.version = mpd.version();
        now.missing = missing_of(ask_commands(mpd));
    });
    obstacles_.set(Obstacles::permission, permission_words(now.address, now.missing));
    obstacles_.set(Obstacles::connection, {});
    const std::scoped_lock lock(mutex_);
    facts_.connected = true;
    facts_.error.clear();
    facts_.address = now.address;
    facts_.version = now.version;
    facts_.missing = now.missing;
    next_look_ = {};
}

void MpdLibrary::count(std::size_t songs)
{
    std::size_t before = 0, whole = 0;
    {
        const std::scoped_lock lock(mutex_);
        before = size_.whole();
        const bool lost_before = size_.lost();
        size_.counted(songs);
        whole = size_.whole();
        obstacles_.set(Obstacles::loss, size_.obstacle());
        if (size_.lost() && !lost_before)
            log_.warning("library: {}", *size_.obstacle());
    }
    if (whole != before)
        remember(whole);
}

void MpdLibrary::remember(std::size_t songs)
{
    answers_.put(memory_key(), std::to_string(songs), remembered_for);
}

void MpdLibrary::look_at_directory()
{
    next_look_ = steady_clock::now() + options_.look_every;
    std::string directory = options_.music_directory;
    if (directory.empty())
        directory = find_music_directory(options_.mpd, mpd_, options_.sockets, stop_.get_token());
    const auto identity = folder_identity(directory); // before the look: what changes meanwhile is seen the next time
    auto words = directory.empty()
                     ? std::optional<std::string>("mpd.music_directory is not set, and MPD tells it over its socket "
                                                  "only, where it was not to be had")
                     : wrong_directory(directory, reader_.sample());
    {
        const std::scoped_lock lock(mutex_);
        facts_.music_directory = directory;
        looked_at_ = identity;
    }
    obstacles_.set(Obstacles::directory, std::move(words));
}

}
