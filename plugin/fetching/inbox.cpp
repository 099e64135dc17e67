// SPDX-License-Identifier: MIT
#include "plugin/fetching/inbox.hpp"

#include <algorithm>

namespace topfive {

void Inbox::push(StoryId story, bool asked)
{
    {
        const std::lock_guard lock(mutex_);
        if (std::ranges::find(asked_, story) != asked_.end())
            return;
        const auto waiting = std::ranges::find(noticed_, story);
        if (waiting != noticed_.end() && !asked)
            return;
        if (waiting != noticed_.end())
            noticed_.erase(waiting);
        (asked ? asked_ : noticed_).push_back(story);
    }
    arrived_.notify_one();
}

std::optional<StoryId> Inbox::take(std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    if (!arrived_.wait(lock, stop, [this] { return open_ && (!asked_.empty() || !noticed_.empty()); }) ||
        stop.stop_requested())
        return {};
    auto& queue = asked_.empty() ? noticed_ : asked_;
    const StoryId story = queue.front();
    queue.pop_front();
    return story;
}

void Inbox::open()
{
    {
        const std::lock_guard lock(mutex_);
        open_ = true;
    }
    arrived_.notify_all();
}

std::size_t Inbox::size() const
{
    const std::lock_guard lock(mutex_);
    return asked_.size() + noticed_.size();
}

}
