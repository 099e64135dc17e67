// SPDX-License-Identifier: MIT
#include "adapters/web/event_log.hpp"

#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

std::shared_ptr<const std::string> wire(std::uint64_t id, std::string_view type, std::string_view json)
{
    return std::make_shared<const std::string>(fmt::format("id: {}\nevent: {}\ndata: {}\n\n", id, type, json));
}

}

void EventLog::publish(std::string_view type, std::string_view json)
{
    const std::lock_guard lock(mutex_);
    ++newest_;
    events_.push_back({newest_, wire(newest_, type, json)});
    bytes_ += events_.back().text->size();
    while (events_.size() > most || (bytes_ > most_bytes && events_.size() > 1)) {
        bytes_ -= events_.front().text->size();
        events_.pop_front();
    }
    if (published_)
        published_();
}

EventLog::Event EventLog::reset() const
{
    const std::lock_guard lock(mutex_);
    return {newest_, wire(newest_, "reset", "{}")};
}

std::uint64_t EventLog::newest() const
{
    const std::lock_guard lock(mutex_);
    return newest_;
}

bool EventLog::held(std::uint64_t seen) const
{
    return seen <= newest_ && newest_ - seen <= events_.size();
}

bool EventLog::follows(std::uint64_t seen) const
{
    const std::lock_guard lock(mutex_);
    return held(seen);
}

std::optional<EventLog::Event> EventLog::after(std::uint64_t seen) const
{
    const std::lock_guard lock(mutex_);
    if (!held(seen) || seen == newest_)
        return {};
    return events_[events_.size() - (newest_ - seen)];
}

void EventLog::on_publish(std::function<void()> published)
{
    const std::lock_guard lock(mutex_);
    published_ = std::move(published);
}

}
