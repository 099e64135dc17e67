// SPDX-License-Identifier: MIT
#include "adapters/watchers.hpp"

#include "adapters/direct_watch.hpp"
#include "adapters/instance.hpp"
#include "adapters/log_watch.hpp"
#include "adapters/mpd/channel.hpp"
#include "adapters/mpd/events.hpp"
#include "adapters/mpd/queue_watch.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "config/config.hpp"
#include "plugin/errors.hpp"
#include "plugin/watching/observer.hpp"
#include "plugin/watching/proxied_clients.hpp"

#include <atomic>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <unordered_set>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds refusal_arrives_within{400}; // MPD's ACK to an add, before the add counts
constexpr std::size_t most_logged = 10000;                       // clients of MPD's log that are remembered by name

Observing observing(const Config& config)
{
    Observing options;
    options.settle = config.watch.settle;
    options.refusal = refusal_arrives_within;
    options.browse =
        config.watch.browse == Config::Watch::Browse::dwell ? Observing::Browse::dwell : Observing::Browse::off;
    return options;
}

QueueWatchOptions queue_options(const Config& config)
{
    using Queue = Config::Watch::Queue;
    using Mode = QueueWatchOptions::Mode;
    QueueWatchOptions options;
    options.mode = config.watch.queue == Queue::off   ? Mode::off
                   : config.watch.queue == Queue::all ? Mode::all
                                                      : Mode::new_artists;
    options.radio = config.watch.radio;
    options.top_count = config.top.count;
    return options;
}

bool names_a_person(const SearchIntent& intent)
{
    return intent.field == "artist" || intent.field == "albumartist" || intent.field == "any";
}

const char* queue_mode(const Config& config)
{
    using Queue = Config::Watch::Queue;
    return config.watch.queue == Queue::off ? "off" : config.watch.queue == Queue::all ? "all" : "new";
}

}

// The MPD events behind what they call from their thread.
struct Watchers::Impl {
    Impl(const Config& config_, EventLoop& loop_, Instance& instance_, Log& log_)
        : config(config_), loop(loop_), instance(instance_), log(log_), observer(observing(config)),
          settled(loop, [this] { take(observer.advance(std::chrono::system_clock::now())); }),
          queue(
              queue_options(config), [this](std::string_view artist) { return songs_of(artist); },
              [this](SearchIntent intent) { seen_in_queue(std::move(intent)); },
              [this](const std::string& note) { loop.post([this, note] { instance.remember_note(note); }); }, clock,
              log),
          channel(
              {config.watch.channel}, [this](SearchIntent intent) { asked(std::move(intent)); },
              [this] { return status_words(); }, clock, wakeup, log),
          direct(config, log), events(mpd_options(config, instance.own_connections()), {&queue, &channel}, wakeup, log),
          logged_lines(
              config.watch.log, loop, instance.own_connections(), [this](const LogWatch::Line& line) { hear(line); },
              log)
    {
    }

    // What a client said as MPD's log tells it.
    void hear(const LogWatch::Line& event)
    {
        const auto now = event.at;
        const auto connection = "log " + event.client;
        {
            const std::lock_guard lock(seen);
            logged_client = now;
        }
        switch (event.kind) {
        case LogEvent::Kind::opened:
            return take(observer.opened(connection, event.address, SearchIntent::Origin::log, now));
        case LogEvent::Kind::refused:
            return take(observer.refused(connection, now));
        case LogEvent::Kind::closed:
            logged.erase(connection);
            return take(observer.closed(connection, now));
        case LogEvent::Kind::command:
            break;
        }
        if (logged.size() > most_logged)
            logged.clear();
        if (logged.insert(connection).second)
            take(observer.opened(connection, event.address, SearchIntent::Origin::log, now));
        if (event.text.starts_with("search")) {
            const std::lock_guard lock(seen);
            last_logged = now;
        }
        if (!proxied.contains(event.address, now))
            take(observer.line(connection, event.text, now));
    }

    // Nothing: the library is not known yet, and no artist is new to it.
    [[nodiscard]] std::optional<std::size_t> songs_of(std::string_view artist)
    {
        auto* ground = instance.ground();
        if (ground == nullptr || !ground->library().ready())
            return {};
        return ground->library().songs_of(artist);
    }

    void hear(const TappedLine& line)
    {
        const auto connection = fmt::format("{}", line.connection);
        proxied.heard(line.connection, line.in_log);
        if (announced.insert(line.connection).second)
            take(observer.opened(connection, line.client, SearchIntent::Origin::proxy, line.at));
        if (line.line.starts_with("search")) {
            const std::lock_guard lock(seen);
            last_search[line.listen] = line.at;
        }
        take(observer.line(connection, line.line, line.at));
        for (const auto& client : observer.take_robots())
            queue.robot(client);
    }
    void hear(const TappedRefusal& refusal)
    {
        take(observer.refused(fmt::format("{}", refusal.connection), std::chrono::system_clock::now()));
    }
    void hear(const TappedEnd& end)
    {
        const auto now = std::chrono::system_clock::now();
        announced.erase(end.connection);
        proxied.ended(end.connection, now);
        take(observer.closed(fmt::format("{}", end.connection), now));
    }

    void take(const Observer::Intents& intents)
    {
        for (const auto& intent : intents) {
            if (names_a_person(intent))
                queue.seen(intent.text);
            instance.notice(intent);
        }
        if (const auto deadline = observer.next_deadline())
            settled.set(*deadline);
        else
            settled.clear();
    }

    // From the events' thread.
    void seen_in_queue(SearchIntent intent)
    {
        {
            const std::lock_guard lock(seen);
            last_queued = intent.at;
        }
        loop.post([this, intent = std::move(intent)] { instance.notice(intent); });
    }
    void asked(SearchIntent intent)
    {
        {
            const std::lock_guard lock(seen);
            last_message = intent.at;
        }
        loop.post([this, intent = std::move(intent)] { instance.notice(intent); });
    }
    [[nodiscard]] std::string status_words()
    {
        const auto status = instance.status();
        const auto& counts = status.downloads;
        return fmt::format("{}; {} songs waiting, {} under way, {} fetched, {} failed",
                           status.reasons.empty() ? "ready" : "not ready: " + status.reasons.front(), counts.pending,
                           counts.downloading, counts.completed, counts.error);
    }

    const Config config;
    EventLoop& loop;
    Instance& instance;
    Log& log;
    SystemClock clock;
    mutable std::mutex seen;                 // of what stands before `announced`
    std::map<std::string, Time> last_search; // by listening address
    std::optional<Time> last_queued;
    std::optional<Time> last_message;
    std::optional<Time> last_logged;
    std::optional<Time> logged_client;
    std::string log_words = "off";               // the state of the log's watch
    std::unordered_set<std::uint64_t> announced; // connections that the observer knows by name
    std::unordered_set<std::string> logged;      // the same of those in MPD's log
    std::atomic<std::uint64_t> dropped = 0;      // by the observer, as of the last tick
    ProxiedClients proxied;
    Observer observer;
    EventLoop::Alarm settled;
    Wakeup wakeup;
    QueueWatch queue;
    Channel channel;
    DirectWatch direct;
    MpdEvents events;
    LogWatch logged_lines;
};

Watchers::Watchers(const Config& config, EventLoop& loop, Instance& instance, Log& log)
    : impl_(std::make_unique<Impl>(config, loop, instance, log))
{
}

Watchers::~Watchers() = default;

void Watchers::hear(const TapFrame& frame)
{
    std::visit([this](const auto& one) { impl_->hear(one); }, frame);
}

void Watchers::tick()
{
    const auto words = impl_->logged_lines.state();
    impl_->direct.look(words == "open");
    impl_->dropped = impl_->observer.dropped();
    const std::lock_guard lock(impl_->seen);
    impl_->log_words = words;
}

void Watchers::finish()
{
    impl_->logged_lines.finish();
    impl_->take(impl_->observer.finish(std::chrono::system_clock::now()));
    impl_->queue.finish();
    impl_->instance.count_dropped(impl_->observer.dropped());
}

void Watchers::announce(const std::string& line)
{
    impl_->channel.announce(line);
}

void Watchers::describe(Status& status) const
{
    const std::lock_guard lock(impl_->seen);
    for (auto& proxy : status.proxy)
        if (const auto last = impl_->last_search.find(proxy.listen); last != impl_->last_search.end())
            proxy.last_search = last->second;
    const auto& watch = impl_->config.watch;
    const auto state = [&](bool on) { return !on ? "off" : status.mpd.connected ? "open" : "MPD is not connected"; };
    status.ways.push_back({"log", watch.log, impl_->log_words, impl_->last_logged, impl_->logged_client});
    status.ways.push_back({"queue", queue_mode(impl_->config), state(watch.queue != Config::Watch::Queue::off),
                           impl_->last_queued, impl_->queue.last_change()});
    status.ways.push_back(
        {"channel", watch.channel, state(!watch.channel.empty()), impl_->last_message, impl_->channel.last_message()});
    impl_->direct.describe(status);
    status.dropped_searches += impl_->dropped;
}

}
