// SPDX-License-Identifier: MIT
#include "plugin/fetching/aftermath.hpp"

#include <utility>

namespace topfive {

Aftermath::Aftermath(std::function<void(const Fetched&)> finish)
    : finish_(std::move(finish)), thread_([this] { run(); })
{
}

Aftermath::~Aftermath()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    more_.notify_one();
    thread_.join();
}

void Aftermath::add(const Fetched& fetched)
{
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(fetched);
    }
    more_.notify_one();
}

void Aftermath::settle()
{
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [this] { return waiting_.empty() || fault_; });
    if (fault_)
        std::rethrow_exception(fault_);
}

void Aftermath::run()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        more_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        const Fetched& fetched = waiting_.front(); // a deque moves nothing that stands in it
        lock.unlock();
        std::exception_ptr fault;
        try {
            finish_(fetched);
        } catch (...) {
            fault = std::current_exception();
        }
        lock.lock();
        waiting_.pop_front();
        fault_ = fault;
        if (waiting_.empty() || fault_)
            settled_.notify_all();
        if (fault_)
            return;
    }
}

}
