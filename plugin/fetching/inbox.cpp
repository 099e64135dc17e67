// SPDX-License-Identifier: MIT
#include "plugin/fetching/inbox.hpp"

#include <algorithm>

namespace topfive {

Turn turn_of(const SearchIntent& intent)
{
    return intent.related() ? Turn::related : intent.asked() ? Turn::asked : Turn::noticed;
}

void Inbox::push(StoryId story, Turn turn)
{
    {
        const std::lock_guard lock(mutex_);
        for (const Turn other : {Turn::asked, Turn::noticed, Turn::related}) {
            const auto waiting = std::ranges::find(queue(other), story);
            if (waiting == queue(other).end())
                continue;
            if (other <= turn)
                return;
            queue(other).erase(waiting);
        }
        queue(turn).push_back(story);
    }
    arrived_.notify_one();
}

std::optional<Turn> Inbox::next() const
{
    for (const Turn turn : {Turn::asked, Turn::noticed})
        if (!queues_[static_cast<std::size_t>(turn)].empty())
            return turn;
    const bool room = pressing_.empty() && !queues_[static_cast<std::size_t>(Turn::related)].empty();
    return room ? std::optional(Turn::related) : std::nullopt;
}

std::optional<StoryId> Inbox::take(std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    if (!arrived_.wait(lock, stop, [this] { return open_ && next().has_value(); }) || stop.stop_requested())
        return {};
    const Turn turn = *next();
    const StoryId story = queue(turn).front();
    queue(turn).pop_front();
    if (turn != Turn::related)
        pressing_.insert(story);
    return story;
}

void Inbox::done(StoryId story)
{
    {
        const std::lock_guard lock(mutex_);
        if (const auto at = pressing_.find(story); at != pressing_.end())
            pressing_.erase(at);
    }
    arrived_.notify_all();
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
    return size(Turn::asked) + size(Turn::noticed) + size(Turn::related);
}

std::size_t Inbox::size(Turn turn) const
{
    const std::lock_guard lock(mutex_);
    return queues_[static_cast<std::size_t>(turn)].size();
}

bool Inbox::pressing() const
{
    const std::lock_guard lock(mutex_);
    return !pressing_.empty() || !queues_[0].empty() || !queues_[1].empty();
}

}
