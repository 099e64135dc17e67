// SPDX-License-Identifier: MIT
#include "adapters/metadata/cached.hpp"

#include "plugin/errors.hpp"
#include "plugin/ports/answers.hpp"
#include "plugin/ports/log.hpp"

#include <algorithm>
#include <exception>

namespace topfive {

namespace {

constexpr std::chrono::seconds longest_nothing{24 * 3600};

// Throws the same fault once for each who waited for it: an exception is not shared by threads.
std::function<void()> thrower_of(const std::exception_ptr& fault)
try {
    std::rethrow_exception(fault);
} catch (const Unavailable& unavailable) {
    return [text = std::string(unavailable.what()), until = unavailable.until()] { throw Unavailable(text, until); };
} catch (const Refused& refused) {
    return [text = std::string(refused.what())] { throw Refused(text); };
} catch (const std::exception& other) {
    return [text = std::string(other.what())] { throw Fault(text); };
}

}

Reply Cached::ask(const Question& question, std::stop_token stop)
{
    const std::string key = name_ + " " + question.target();
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!flights_.contains(key)) {
            if (auto reply = kept(key))
                return *std::move(reply);
            return fly(question, key, lock, std::move(stop));
        }
        if (auto reply = join(key, lock, stop))
            return *std::move(reply);
    }
}

Reply Cached::fly(const Question& question, const std::string& key, std::unique_lock<std::mutex>& lock,
                  std::stop_token stop)
{
    const auto flight = flights_.try_emplace(key).first;
    lock.unlock();
    std::optional<Reply> reply;
    std::exception_ptr fault;
    try {
        reply = service_.ask(question, stop);
        keep(key, *reply);
    } catch (...) {
        fault = std::current_exception();
    }
    lock.lock();
    flight->second.landed = true;
    flight->second.reply = reply;
    if (fault && !stop.stop_requested()) // a stop concerns only the one who was stopped
        flight->second.fail = thrower_of(fault);
    if (flight->second.waiting == 0)
        flights_.erase(flight);
    lock.unlock();
    landed_.notify_all();
    if (fault)
        std::rethrow_exception(fault);
    return *std::move(reply);
}

std::optional<Reply> Cached::join(const std::string& key, std::unique_lock<std::mutex>& lock, std::stop_token stop)
{
    const auto flight = flights_.find(key);
    ++flight->second.waiting;
    const bool landed = landed_.wait(lock, std::move(stop), [&] { return flight->second.landed; });
    auto reply = flight->second.reply;
    const auto fail = flight->second.fail;
    if (--flight->second.waiting == 0 && flight->second.landed)
        flights_.erase(flight);
    lock.unlock();
    if (!landed)
        throw Unavailable(name_ + ": stopped");
    if (fail)
        fail();
    return reply;
}

// A database that fails makes topfive ask more often, and nothing else.
std::optional<Reply> Cached::kept(const std::string& key)
{
    if (keep_.count() <= 0)
        return {};
    try {
        if (auto body = answers_.get(key))
            return Reply{*std::move(body), false};
    } catch (const Fault& fault) {
        log_.warning("{}: kept answers cannot be read: {}", name_, fault.what());
    }
    return {};
}

void Cached::keep(const std::string& key, const Reply& reply)
{
    const auto span = reply.nothing ? std::min(keep_ / 7, longest_nothing) : keep_;
    if (span.count() <= 0)
        return;
    try {
        answers_.put(key, reply.body, span);
    } catch (const Fault& fault) {
        log_.warning("{}: an answer cannot be kept: {}", name_, fault.what());
    }
}

}
