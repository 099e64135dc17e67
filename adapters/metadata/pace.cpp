// SPDX-License-Identifier: MIT
#include "adapters/metadata/pace.hpp"

#include "adapters/io/http_client.hpp"
#include "plugin/errors.hpp"

#include <charconv>
#include <condition_variable>

namespace topfive {

namespace {

// A rest up to this long is sat out; for a longer one the next service is asked.
constexpr std::chrono::seconds patience{2};

std::optional<long> number(const std::string& text)
{
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end != text.data() ? std::optional(value) : std::nullopt;
}

}

void Stopwatch::wait_or_stop(std::chrono::milliseconds span, std::stop_token stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, std::move(stop), span, [] { return false; });
}

Pace::Pace(RateLimit limit, const Clock& clock, Stopwatch stopwatch)
    : limit_(limit), clock_(clock), stopwatch_(std::move(stopwatch))
{
}

Pace::Moment Pace::reserve()
{
    const auto now = stopwatch_.now();
    if (rests_until_ > now + patience)
        throw Unavailable("it asked for a rest",
                          clock_.now() + std::chrono::duration_cast<std::chrono::seconds>(rests_until_ - now));
    auto moment = std::max(now, rests_until_);
    if (going_.size() >= limit_.count) {
        moment = std::max(moment, going_.front() + limit_.span);
        going_.pop_front();
    }
    going_.push_back(moment);
    return moment;
}

void Pace::wait(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(mutex_);
        const auto moment = reserve();
        lock.unlock();
        for (auto now = stopwatch_.now(); now < moment && !stop.stop_requested(); now = stopwatch_.now())
            stopwatch_.wait(std::chrono::ceil<std::chrono::milliseconds>(moment - now), stop);
        if (stop.stop_requested())
            throw Unavailable("stopped");
        lock.lock();
        if (rests_until_ <= moment)
            return;
    }
}

void Pace::rest(std::chrono::milliseconds span)
{
    const std::lock_guard lock(mutex_);
    rests_until_ = std::max(rests_until_, stopwatch_.now() + span);
}

void Pace::heed(const HttpAnswer& answer)
{
    const auto remaining = number(answer.header("x-ratelimit-remaining"));
    const auto reset = number(answer.header("x-ratelimit-reset-in"));
    constexpr long an_hour = 3600;
    if (remaining && *remaining <= 0 && reset)
        rest(std::chrono::seconds(std::clamp(*reset, 0L, an_hour)));
}

}
