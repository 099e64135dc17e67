// SPDX-License-Identifier: MIT
#include "adapters/mpd/update_sender.hpp"

#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/questions.hpp"

namespace topfive {

namespace {
using std::chrono::steady_clock;
constexpr std::chrono::seconds while_busy{1}, while_away{1}, while_forbidden{60};
}

void UpdateSender::ask(const std::string& path)
{
    const std::scoped_lock lock(mutex_);
    updates_.ask(path, steady_clock::now());
}

void UpdateSender::end_batch(const std::string& path)
{
    const std::scoped_lock lock(mutex_);
    updates_.end_batch(path, steady_clock::now());
}

std::optional<Updates::time_point> UpdateSender::next() const
{
    const std::scoped_lock lock(mutex_);
    return updates_.next();
}

void UpdateSender::send_due()
{
    while (true) {
        std::optional<std::string> named;
        {
            const std::scoped_lock lock(mutex_);
            named = updates_.due(steady_clock::now());
            // Owed again from here on: a file that arrives while MPD answers is a new reason to ask.
            if (named)
                updates_.taken(*named, steady_clock::now());
        }
        if (!named)
            return;
        send(*named);
    }
}

void UpdateSender::send(const std::string& named)
{
    const auto put_off = [&](std::chrono::seconds by) {
        const std::scoped_lock lock(mutex_);
        updates_.put_off(named, steady_clock::now() + by);
    };
    try {
        mpd_.ask([&](MpdConnection& mpd) { ask_update(mpd, named); });
        log_.debug("mpd: takes an update of {}", named);
    } catch (const MpdAck& ack) {
        if (ack.code() == MpdAck::busy)
            return put_off(while_busy);
        log_.error("{}", ack.what());
        if (ack.code() == MpdAck::permission)
            return put_off(while_forbidden);
        const std::scoped_lock lock(mutex_);
        updates_.forget(named);    // a path that MPD will never take
    } catch (const Unavailable&) { // said already by whoever watches the connection
        put_off(while_away);
    } catch (const Refused&) {
        put_off(while_away);
    } catch (const Fault& fault) { // a path that cannot be said
        log_.error("{}", fault.what());
        const std::scoped_lock lock(mutex_);
        updates_.forget(named);
    }
}

}
