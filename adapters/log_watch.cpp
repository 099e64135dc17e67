// SPDX-License-Identifier: MIT
#include "adapters/log_watch.hpp"

#include "plugin/errors.hpp"

#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds proxy_speaks_within{300};
constexpr std::size_t most_waiting = 20'000;
constexpr std::uint64_t enough_connections = 3; // one without any command says nothing yet

}

LogWatch::LogWatch(const std::string& where, EventLoop& loop, const OwnConnections& own, Sink sink, Log& log)
    : sink_(std::move(sink)), due_(loop, [this] { tell(std::chrono::system_clock::now() - proxy_speaks_within); })
{
    const auto keep = [this](const LogEvent& event) { remember(event); };
    try {
        if (where == "journal")
            journal_ = std::make_unique<Journal>(loop, JournalOptions{}, own, keep);
        else if (!where.empty())
            tail_ = std::make_unique<LogTail>(loop, where, own, keep);
    } catch (const Fault& fault) {
        fault_ = fault.what();
        log.error("watch.log: {}", fault.what());
    }
}

void LogWatch::remember(const LogEvent& event)
{
    const auto now = std::chrono::system_clock::now();
    const bool set_back = !waiting_.empty() && waiting_.back().at > now;
    if (set_back || waiting_.size() == most_waiting)
        tell(Time::max());
    waiting_.push_back(
        {event.kind, std::string(event.client), std::string(event.text), std::string(event.address), now});
    if (waiting_.size() == 1)
        due_.set(now + proxy_speaks_within);
}

void LogWatch::tell(Time until)
{
    while (!waiting_.empty() && waiting_.front().at <= until) {
        const auto line = std::move(waiting_.front());
        waiting_.pop_front();
        sink_(line);
    }
    if (!waiting_.empty())
        due_.set(waiting_.front().at + proxy_speaks_within);
}

std::string LogWatch::state() const
{
    if (!fault_.empty())
        return fault_;
    if (!tail_ && !journal_)
        return "off";
    const auto& trouble = tail_ ? tail_->trouble() : journal_->trouble();
    const auto connections = tail_ ? tail_->connections() : journal_->connections();
    const auto commands = tail_ ? tail_->commands() : journal_->commands();
    if (trouble.empty() && connections > enough_connections && commands == 0)
        return "MPD logs who connects and not what they say: log_level is not \"verbose\"";
    return trouble.empty() ? "open" : trouble;
}

}
