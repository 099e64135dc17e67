// SPDX-License-Identifier: MIT
#include "adapters/web/threads.hpp"

#include <chrono>
#include <utility>

namespace topfive {

namespace {

constexpr std::chrono::seconds idle_life{10};

}

void Threads::run(std::function<void()> work)
{
    std::vector<std::list<std::thread>::iterator> dead;
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(work));
        if (idle_ < waiting_.size() && threads_.size() - dead_.size() < most_) {
            threads_.emplace_front();
            threads_.front() = std::thread([this, self = threads_.begin()] { this->work(self); });
        }
        dead.swap(dead_);
    }
    arrived_.notify_one();
    bury(dead);
}

void Threads::work(std::list<std::thread>::iterator self)
{
    std::unique_lock lock(mutex_);
    for (;;) {
        ++idle_;
        arrived_.wait_for(lock, idle_life, [this] { return finishing_ || !waiting_.empty(); });
        --idle_;
        if (waiting_.empty())
            break;
        const auto next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        next();
        lock.lock();
    }
    dead_.push_back(self);
    ended_.notify_one();
}

void Threads::bury(const std::vector<std::list<std::thread>::iterator>& dead)
{
    for (const auto& thread : dead)
        thread->join();
    const std::lock_guard lock(mutex_);
    for (const auto& thread : dead)
        threads_.erase(thread);
}

void Threads::finish()
{
    std::unique_lock lock(mutex_);
    finishing_ = true;
    arrived_.notify_all();
    ended_.wait(lock, [this] { return dead_.size() == threads_.size(); });
    auto dead = std::exchange(dead_, {});
    lock.unlock();
    bury(dead);
}

}
