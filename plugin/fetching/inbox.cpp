// SPDX-License-Identifier: MIT
#include "plugin/fetching/inbox.hpp"

#include <algorithm>
#include <iterator>

namespace topfive {

namespace {

bool presses(const std::pair<const StoryId, Turn>& taken)
{
    return taken.second != Turn::related;
}

}

Turn turn_of(const SearchIntent& intent)
{
    if (intent.related())
        return Turn::related;
    if (intent.asked())
        return Turn::asked;
    const bool typed = intent.origin != SearchIntent::Origin::queue && intent.kind != SearchIntent::Kind::browse;
    return typed ? Turn::noticed : Turn::aside;
}

void Inbox::push(StoryId story, Turn turn)
{
    {
        const std::lock_guard lock(mutex_);
        if (under_way_.contains(story)) {
            const auto [again, first] = again_.emplace(story, turn);
            again->second = std::min(again->second, turn);
            return;
        }
        line_up(story, turn);
    }
    arrived_.notify_one();
}

void Inbox::line_up(StoryId story, Turn turn)
{
    for (const Turn other : {Turn::asked, Turn::noticed, Turn::aside, Turn::related}) {
        const auto waiting = std::ranges::find(queue(other), story);
        if (waiting == queue(other).end())
            continue;
        if (other <= turn)
            return;
        queue(other).erase(waiting);
    }
    queue(turn).push_back(story);
}

std::optional<Turn> Inbox::next() const
{
    for (const Turn turn : {Turn::asked, Turn::noticed, Turn::aside})
        if (!queues_[static_cast<std::size_t>(turn)].empty())
            return turn;
    const bool room =
        std::ranges::none_of(under_way_, presses) && !queues_[static_cast<std::size_t>(Turn::related)].empty();
    return room ? std::optional(Turn::related) : std::nullopt;
}

std::optional<StoryId> Inbox::take(std::stop_token stop)
{
    std::unique_lock lock(mutex_);
    if (!arrived_.wait(lock, stop, [this] { return open_ && next().has_value(); }) || stop.stop_requested())
        return {};
    const Turn turn = *next();
    auto& waiting = queue(turn);
    const StoryId story = turn == Turn::aside ? waiting.back() : waiting.front();
    waiting.erase(turn == Turn::aside ? std::prev(waiting.end()) : waiting.begin());
    under_way_.emplace(story, turn);
    return story;
}

void Inbox::done(StoryId story)
{
    {
        const std::lock_guard lock(mutex_);
        under_way_.erase(story);
        if (const auto again = again_.extract(story))
            line_up(story, again.mapped());
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
    return size(Turn::asked) + size(Turn::noticed) + size(Turn::aside) + size(Turn::related);
}

std::size_t Inbox::size(Turn turn) const
{
    const std::lock_guard lock(mutex_);
    return queues_[static_cast<std::size_t>(turn)].size();
}

bool Inbox::pressing() const
{
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(under_way_, presses) || next().value_or(Turn::related) != Turn::related;
}

}
