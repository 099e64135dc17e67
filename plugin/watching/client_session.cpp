// SPDX-License-Identifier: MIT
#include "plugin/watching/client_session.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>
#include <utility>

namespace topfive {

namespace {

using Kind = Gesture::Kind;

constexpr std::size_t most_waiting = 64;    // searches and adds of a connection that wait to count, each
constexpr std::size_t most_in_list = 256;   // gestures of one command list
constexpr std::size_t typed_beside = 4;     // texts that may be in the making at the same time: a web client's users
constexpr std::size_t longest_place = 1024; // bytes
constexpr std::chrono::seconds refilled_within{10};

// A blank is typed before the next word, and belongs to none.
std::string trimmed(std::string_view text)
{
    const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

}

ClientSession::ClientSession(const Observing& options, std::string client, SearchIntent::Origin origin)
    : options_(options), client_(std::move(client)), origin_(origin)
{
}

void ClientSession::line(std::string_view text, Time at, Intents& out)
{
    if (closed_)
        return;
    auto gesture = gesture_of(text);
    if (gesture.place.size() > longest_place)
        gesture.place.clear();
    if (gesture.kind == Kind::list_begin) {
        list_.emplace();
    } else if (gesture.kind == Kind::list_end) {
        play_list(out);
    } else if (list_) {
        collect(std::move(gesture), at);
    } else {
        forget_last_line();
        happen(std::move(gesture), at, out);
    }
}

void ClientSession::collect(Gesture gesture, Time at)
{
    if (gesture.kind == Kind::nothing)
        return;
    // A list that queues a thousand songs confirms once.
    if (gesture.kind == Kind::confirm && !list_->empty() && list_->back().gesture.kind == Kind::confirm)
        return;
    if (list_->size() == most_in_list)
        ++dropped_;
    else
        list_->push_back({std::move(gesture), at});
}

// MPD carries a list out at its end, and answers, or refuses, it as one.
void ClientSession::play_list(Intents& out)
{
    if (!list_)
        return;
    const auto moments = std::exchange(list_, std::nullopt);
    forget_last_line();
    for (const auto& [gesture, at] : *moments)
        happen(gesture, at, out);
}

void ClientSession::happen(Gesture gesture, Time at, Intents& out)
{
    if (reacting_since_ && (gesture.kind == Kind::add || gesture.kind == Kind::confirm))
        return react(*reacting_since_);
    switch (gesture.kind) {
    case Kind::idle:
        // MPD's log tells of idle and not of noidle.
        if (origin_ != SearchIntent::Origin::log)
            reacting_since_ = at;
        break;
    case Kind::noidle:
        reacting_since_.reset();
        break;
    case Kind::search:
        search(std::move(*gesture.subject), at);
        break;
    case Kind::add:
        add(std::move(gesture), at, out);
        break;
    case Kind::browse:
        open(std::move(*gesture.subject), at);
        break;
    case Kind::confirm:
        confirm(at, out);
        break;
    case Kind::walk:
        if (views_.too_many(gesture.place, at))
            opened_.reset();
        break;
    case Kind::crawl:
        views_.found_out(at);
        opened_.reset();
        break;
    case Kind::clear:
        emptied_ = std::move(gesture.place);
        emptied_at_ = at;
        break;
    case Kind::close:
        end(at, out);
        closed_ = true;
        break;
    case Kind::nothing:
    case Kind::list_begin:
    case Kind::list_end:
        break;
    }
}

// A robot looks for what it is about to queue; what a person was typing before stays.
void ClientSession::react(Time since)
{
    reacted_ = true;
    std::erase_if(searches_, [&](const PendingSearch& one) { return one.changed() >= since; });
    if (opened_ && opened_->at >= since)
        opened_.reset();
}

void ClientSession::search(Subject subject, Time at)
{
    auto key = fold(subject.text);
    auto found = std::ranges::find_if(searches_, [&](const PendingSearch& one) { return one.same_text(key); });
    const bool same = found != searches_.end();
    if (!same) {
        const auto beside = std::min(typed_beside, searches_.size());
        const auto latest = std::find_if(searches_.rbegin(), searches_.rbegin() + static_cast<std::ptrdiff_t>(beside),
                                         [&](const PendingSearch& one) { return one.becomes(subject, key); });
        if (latest != searches_.rbegin() + static_cast<std::ptrdiff_t>(beside))
            found = std::prev(latest.base());
    }
    if (found == searches_.end()) {
        // A log may tell late of everything at once.
        if (origin_ != SearchIntent::Origin::log && stream_.grows(key, at)) {
            dropped_ += 1 + std::erase_if(searches_,
                                          [this](const PendingSearch& one) { return stream_.began_with(one.key()); });
            return;
        }
        if (searches_.size() == most_waiting) {
            ++dropped_;
            return;
        }
        changes_.push_back({key, std::nullopt});
        searches_.emplace_back(std::move(subject), std::move(key), at);
        return;
    }
    changes_.push_back({key, *found});
    if (same)
        found->repeat(subject, at);
    else
        found->replace(std::move(subject), std::move(key), at);
    std::rotate(found, std::next(found), searches_.end());
}

void ClientSession::add(Gesture gesture, Time at, Intents& out)
{
    // A client that keeps a stored playlist up to date empties it and fills it again: nobody asked for that.
    if (!gesture.place.empty() && gesture.place == emptied_ && at <= emptied_at_ + refilled_within)
        return;
    const auto key = fold(gesture.subject->text);
    if (opened_ && opened_->key == key)
        opened_.reset(); // the add says it better
    confirm(at, out);
    if (added_.too_many(key, at) || adds_.size() == most_waiting) {
        ++dropped_;
        return;
    }
    if (options_.refusal > std::chrono::milliseconds(0))
        adds_.push_back({std::move(*gesture.subject), at, true});
    else
        emit(*gesture.subject, SearchIntent::Kind::add, at, out);
}

void ClientSession::open(Subject subject, Time at)
{
    if (options_.browse == Observing::Browse::off)
        return;
    auto key = fold(subject.text);
    if (views_.too_many(key, at)) {
        opened_.reset();
        return;
    }
    if (!opened_ || opened_->key != key)
        opened_ = Opened{std::move(subject), std::move(key), at};
}

// What was searched for last is meant, and so is the artist whose page is open.
void ClientSession::confirm(Time at, Intents& out)
{
    if (!searches_.empty()) {
        emit(searches_.back().subject(), SearchIntent::Kind::search, at, out);
        searches_.pop_back();
    }
    if (const auto opened = std::exchange(opened_, std::nullopt))
        emit(opened->subject, SearchIntent::Kind::browse, at, out);
}

void ClientSession::emit(const Subject& subject, SearchIntent::Kind kind, Time at, Intents& out)
{
    if (!long_enough(subject.text, options_.shortest) || !said_.first_time(subject, at))
        return;
    SearchIntent intent;
    intent.text = trimmed(subject.text);
    intent.field = subject.field;
    intent.title = trimmed(subject.title);
    intent.kind = kind;
    intent.origin = origin_;
    intent.client = client_;
    intent.at = at;
    out.push_back(std::move(intent));
}

void ClientSession::forget_last_line()
{
    changes_.clear();
    opened_before_ = opened_;
    for (auto& one : adds_)
        one.by_last_line = false;
}

void ClientSession::refused()
{
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
        const auto found =
            std::ranges::find_if(searches_, [&](const PendingSearch& one) { return one.same_text(change->key); });
        if (found == searches_.end())
            continue;
        if (change->former)
            *found = std::move(*change->former);
        else
            searches_.erase(found);
    }
    std::erase_if(adds_, [](const Add& one) { return one.by_last_line; });
    opened_ = opened_before_;
    changes_.clear();
}

void ClientSession::settle(Time now, Intents& out)
{
    std::erase_if(searches_, [&](const PendingSearch& one) {
        const bool counts = due(one) <= now;
        if (counts)
            emit(one.subject(), SearchIntent::Kind::search, due(one), out);
        return counts;
    });
    std::erase_if(adds_, [&](const Add& one) {
        const bool counts = one.at + options_.refusal <= now;
        if (counts)
            emit(one.subject, SearchIntent::Kind::add, one.at, out);
        return counts;
    });
    if (opened_ && opened_->at + options_.dwell <= now) {
        emit(opened_->subject, SearchIntent::Kind::browse, opened_->at + options_.dwell, out);
        opened_.reset();
    }
}

void ClientSession::end(Time at, Intents& out)
{
    list_.reset();
    settle(at, out);
    for (const auto& one : searches_)
        emit(one.subject(), SearchIntent::Kind::search, at, out);
    for (const auto& one : adds_)
        emit(one.subject, SearchIntent::Kind::add, one.at, out);
    searches_.clear();
    adds_.clear();
    opened_.reset();
    forget_last_line();
}

std::optional<ClientSession::Time> ClientSession::due() const
{
    std::optional<Time> first;
    const auto consider = [&](Time time) { first = first ? std::min(*first, time) : time; };
    for (const auto& one : searches_)
        consider(due(one));
    for (const auto& one : adds_)
        consider(one.at + options_.refusal);
    if (opened_)
        consider(opened_->at + options_.dwell);
    return first;
}

}
