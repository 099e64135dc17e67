// SPDX-License-Identifier: MIT
#include "adapters/mpd/channel.hpp"

#include "adapters/mpd/channel_message.hpp"
#include "adapters/mpd/connection.hpp"
#include "adapters/mpd/wakeup.hpp"

#include <memory>
#include <mpd/client.h>
#include <utility>
#include <vector>

namespace topfive {

namespace {
constexpr std::size_t most_waiting = 64; // lines; MPD itself keeps no more for a client
}

Channel::Channel(ChannelOptions options, Sink sink, Status status, const Clock& clock, Wakeup& wakeup, Log& log)
    : options_(std::move(options)), sink_(std::move(sink)), status_(std::move(status)), clock_(clock), wakeup_(wakeup),
      log_(log)
{
}

void Channel::announce(const std::string& text)
{
    say(text);
    wakeup_.wake();
}

std::optional<Clock::time_point> Channel::last_message() const
{
    const std::scoped_lock lock(mutex_);
    return last_message_;
}

void Channel::say(std::string_view lines)
{
    const std::scoped_lock lock(mutex_);
    while (!lines.empty() && !options_.name.empty()) {
        const auto end = lines.find('\n');
        if (auto line = one_message(lines.substr(0, end)); !line.empty())
            outbox_.push_back(std::move(line));
        if (outbox_.size() > most_waiting)
            outbox_.pop_front();
        if (end == std::string_view::npos)
            return;
        lines.remove_prefix(end + 1);
    }
}

void Channel::connected(MpdConnection& mpd)
{
    if (options_.name.empty())
        return;
    try {
        mpd.check(mpd_run_subscribe(mpd.raw(), options_.name.c_str()), "subscribe " + options_.name);
    } catch (const MpdAck& ack) { // the name is none for MPD, or it is not allowed: all else goes on
        complain(ack.what());
    }
}

void Channel::complain(const std::string& fault)
{
    if (fault != complained_)
        log_.warning("the channel {} does not work: {}", options_.name, fault);
    complained_ = fault;
}

void Channel::changed(MpdConnection& mpd, const MpdChanges& changes)
{
    if (!changes.message || options_.name.empty())
        return;
    std::vector<std::string> texts;
    mpd.check(mpd_send_read_messages(mpd.raw()), "readmessages");
    while (const std::unique_ptr<mpd_message, decltype(&mpd_message_free)> message{mpd_recv_message(mpd.raw()),
                                                                                   mpd_message_free})
        if (mpd_message_get_channel(message.get()) == options_.name)
            texts.emplace_back(mpd_message_get_text(message.get()));
    mpd.finish("readmessages");
    if (!texts.empty()) {
        const std::scoped_lock lock(mutex_);
        last_message_ = clock_.now();
    }
    for (const auto& text : texts) {
        try {
            take(text);
        } catch (const std::exception& fault) { // of topfive, not of MPD
            log_.error("a wish on the channel {} is lost: {}", options_.name, fault.what());
        }
    }
}

void Channel::take(const std::string& text)
{
    const ChannelMessage message = read_message(text);
    if (message.kind == ChannelMessage::Kind::status)
        return say(status_());
    if (message.kind == ChannelMessage::Kind::help)
        return say(channel_help());
    SearchIntent intent;
    intent.text = message.artist;
    intent.field = "artist";
    intent.title = message.title;
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::channel;
    intent.at = clock_.now();
    say("asked for: " + message.artist + (message.title.empty() ? "" : " - " + message.title));
    sink_(std::move(intent));
}

void Channel::due(MpdConnection& mpd)
{
    std::deque<std::string> lines;
    {
        const std::scoped_lock lock(mutex_);
        lines.swap(outbox_);
    }
    const std::string to = options_.name + "-status";
    for (const auto& line : lines) {
        try {
            mpd.check(mpd_run_send_message(mpd.raw(), to.c_str(), line.c_str()), "sendmessage " + to);
        } catch (const MpdAck& ack) {
            if (ack.code() != MpdAck::no_such_thing) // else: nobody listens
                complain(ack.what());
        }
    }
}

}
