// SPDX-License-Identifier: MIT
#include "plugin/fetching/aftermath.hpp"

#include <utility>

namespace topfive {

Aftermath::Aftermath(Hear hear, Finish finish)
    : hear_(std::move(hear)), finish_(std::move(finish)), thread_([this] { run(); })
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
        Entry& entry = waiting_.emplace_back(Entry{fetched, {}});
        if (!fetched.failure)
            entry.verdict = std::async(std::launch::async, [this, &entry] { return hear_(entry.fetched); });
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
        Entry& entry = waiting_.front();
        lock.unlock();
        std::exception_ptr fault;
        try {
            finish_(entry.fetched, std::move(entry.verdict));
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
