// SPDX-License-Identifier: MIT
#include "plugin/watching/observer.hpp"

#include "plugin/watching/client_session.hpp"
#include "plugin/watching/said.hpp"

#include <algorithm>
#include <iterator>
#include <list>
#include <map>
#include <unordered_map>
#include <utility>

namespace topfive {

namespace {

using Time = Observer::Time;
using Intents = Observer::Intents;

constexpr std::size_t most_robots = 100; // that nobody took yet
constexpr std::size_t most_told = 500;
// Of two connections that look for the same within this time, one repeats the other.
constexpr std::chrono::seconds a_moment{30};
// A log on a network's file system is looked at every five seconds; what goes back further is another clock.
constexpr std::chrono::seconds latest_word{10};

Said nothing_told()
{
    return {a_moment, most_told, Said::AnyField::covers_itself};
}

struct Watched {
    std::uint64_t number; // parts what is due at the same moment
    std::string connection;
    ClientSession session;
    std::optional<Time> scheduled;
};

}

struct Observer::Impl {
    using Place = std::list<Watched>::iterator;

    Observing options;
    SearchIntent::Origin origin;
    std::list<Watched> watched; // the one that spoke last stands first
    std::unordered_map<std::string_view, Place> places;
    std::map<std::pair<Time, std::uint64_t>, Watched*> schedule;
    std::uint64_t numbered = 0;
    std::uint64_t dropped = 0;
    std::vector<std::string> robots;
    Said told = nothing_told(); // on whatever connection
    Time latest = Time::min();

    // In order, and what another connection said already no more.
    Intents tell(Intents intents)
    {
        std::ranges::stable_sort(intents, {}, &SearchIntent::at);
        std::erase_if(intents, [this](const SearchIntent& one) {
            return !told.first_time({one.text, one.field, one.title}, one.at);
        });
        return intents;
    }

    void forget_another_clock(Time now)
    {
        const bool another = now + latest_word < latest;
        if (another)
            told = nothing_told();
        latest = another ? now : std::max(now, latest);
    }

    Watched& at(std::string_view connection, std::string_view client)
    {
        if (const auto known = places.find(connection); known != places.end()) {
            watched.splice(watched.begin(), watched, known->second);
            return watched.front();
        }
        return add(connection, client.empty() ? connection : client, origin);
    }

    Watched& add(std::string_view connection, std::string_view client, SearchIntent::Origin from)
    {
        if (watched.size() >= std::max<std::size_t>(options.connections, 1)) {
            dropped += watched.back().session.waiting();
            remove(std::prev(watched.end()));
        }
        watched.push_front(
            {numbered++, std::string(connection), ClientSession(options, std::string(client), from), std::nullopt});
        places.emplace(watched.front().connection, watched.begin());
        return watched.front();
    }

    void remove(Place place)
    {
        dropped += place->session.dropped();
        if (place->scheduled)
            schedule.erase({*place->scheduled, place->number});
        places.erase(place->connection);
        watched.erase(place);
    }

    void reschedule(Watched& one)
    {
        const auto due = one.session.due();
        if (due == one.scheduled)
            return;
        if (one.scheduled)
            schedule.erase({*one.scheduled, one.number});
        if (due)
            schedule[{*due, one.number}] = &one;
        one.scheduled = due;
    }

    void settle(Watched& one, Time now, Intents& out)
    {
        one.session.settle(now, out);
        reschedule(one);
    }

    void advance(Time now, Intents& out)
    {
        forget_another_clock(now);
        while (!schedule.empty() && schedule.begin()->first.first <= now)
            settle(*schedule.begin()->second, now, out);
        // Nothing waits longer than this, so the clock was set back: what was said before that counts.
        const auto horizon = now + options.settle + options.dwell + options.refusal;
        while (!schedule.empty() && schedule.rbegin()->first.first > horizon)
            settle(*schedule.rbegin()->second, Time::max(), out);
    }

    Intents advance(Time now)
    {
        Intents out;
        advance(now, out);
        return out;
    }

    // What a line or a refusal changed may be old enough to count already: a list is as old as its lines.
    Intents changed(Watched& one, Time now, Intents out)
    {
        reschedule(one);
        advance(now, out);
        return tell(std::move(out));
    }

    void end(Place place, Time at, Intents& out)
    {
        place->session.end(at, out);
        remove(place);
    }
};

Observer::Observer(const Observing& options, SearchIntent::Origin origin) : impl_(std::make_unique<Impl>())
{
    impl_->options = options;
    impl_->origin = origin;
}

Observer::~Observer() = default;

Intents Observer::opened(std::string_view connection, std::string_view client, SearchIntent::Origin from, Time at)
{
    auto out = impl_->advance(at);
    // A name that comes again without having gone: its end was missed.
    if (const auto known = impl_->places.find(connection); known != impl_->places.end())
        impl_->end(known->second, at, out);
    impl_->add(connection, client, from);
    return impl_->tell(std::move(out));
}

Intents Observer::line(std::string_view connection, std::string_view line, Time at, std::string_view client)
{
    auto out = impl_->advance(at);
    auto& one = impl_->at(connection, client);
    one.session.line(line, at, out);
    if (one.session.reacted() && impl_->robots.size() < most_robots)
        impl_->robots.emplace_back(one.session.client());
    return impl_->changed(one, at, std::move(out));
}

Intents Observer::refused(std::string_view connection, Time at)
{
    auto out = impl_->advance(at);
    const auto known = impl_->places.find(connection);
    if (known == impl_->places.end())
        return impl_->tell(std::move(out));
    known->second->session.refused();
    return impl_->changed(*known->second, at, std::move(out));
}

Intents Observer::closed(std::string_view connection, Time at)
{
    auto out = impl_->advance(at);
    if (const auto known = impl_->places.find(connection); known != impl_->places.end())
        impl_->end(known->second, at, out);
    return impl_->tell(std::move(out));
}

Intents Observer::advance(Time now)
{
    return impl_->tell(impl_->advance(now));
}

Intents Observer::finish(Time at)
{
    auto out = impl_->advance(at);
    while (!impl_->watched.empty())
        impl_->end(impl_->watched.begin(), at, out);
    return impl_->tell(std::move(out));
}

std::vector<std::string> Observer::take_robots()
{
    return std::exchange(impl_->robots, {});
}

std::optional<Observer::Time> Observer::next_deadline() const
{
    return impl_->schedule.empty() ? std::nullopt : std::optional(impl_->schedule.begin()->first.first);
}

std::uint64_t Observer::dropped() const
{
    auto all = impl_->dropped;
    for (const auto& one : impl_->watched)
        all += one.session.dropped();
    return all;
}

std::size_t Observer::connections() const
{
    return impl_->watched.size();
}

}
