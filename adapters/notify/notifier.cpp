// SPDX-License-Identifier: MIT
#include "adapters/notify/notifier.hpp"

#include "adapters/io/subprocess.hpp"
#include "adapters/notify/story_facts.hpp"

#include <exception>
#include <utility>

namespace topfive {

namespace {

constexpr std::size_t most_lines = 100; // of one run's output; the rest is not worth a log
constexpr std::size_t longest_line = 1000;

// A search that named nobody fetched nothing, and clients search a lot; who asked wants to hear.
bool worth_telling(const Story& story)
{
    return !story.places.empty() || story.intent.asked();
}

}

Notifier::Notifier(Log& log, NotifierOptions options) : log_(log), options_(options)
{
    for (auto& thread : threads_)
        thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Notifier::~Notifier()
{
    for (auto& thread : threads_) // all at once, not one after the other
        thread.request_stop();
}

void Notifier::use(std::vector<std::string> command)
{
    const std::scoped_lock lock(mutex_);
    command_ = std::move(command);
}

void Notifier::tell(const Story& story)
{
    {
        const std::scoped_lock lock(mutex_);
        if (command_.empty() || !worth_telling(story))
            return;
        if (waiting_.size() >= options_.most_waiting)
            return log_.warning("notify.command: too many runs wait; story {} is not told", story.id);
        waiting_.push_back({command_, story_facts(story), story.id});
    }
    arrived_.notify_all();
}

void Notifier::settle(std::chrono::milliseconds patience)
{
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, patience, [this] { return waiting_.empty() && running_ == 0; });
}

void Notifier::work(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (arrived_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
        if (stop.stop_requested())
            return;
        const Run next = std::move(waiting_.front());
        waiting_.pop_front();
        ++running_;
        lock.unlock();
        run(next, stop);
        lock.lock();
        --running_;
        arrived_.notify_all();
    }
}

void Notifier::run(const Run& run, const std::stop_token& stop)
try {
    Command command;
    command.argv = run.command;
    command.environment = run.facts;
    command.time_limit = options_.time_limit;
    command.longest_line = longest_line;
    std::size_t lines = 0;
    const auto ending = run_program(
        command,
        [&](std::string_view line) {
            if (++lines <= most_lines)
                log_.info("notify.command: {}", line);
        },
        {}, stop);
    if (!ending.clean() && ending.how != Ending::How::stopped)
        log_.warning("notify.command: {} {} (story {})", run.command.front(), words(ending), run.story);
} catch (const std::exception& fault) {
    log_.error("notify.command: {}", fault.what());
}

}
