// SPDX-License-Identifier: MIT
#pragma once
#include <condition_variable>
#include <mutex>

namespace topfive {

// A point that one thread reaches, or misses for good, and another waits for.
class Milestone {
public:
    // Missed when this goes, whatever happened, unless it was reached before.
    class OrMissed {
    public:
        explicit OrMissed(Milestone& milestone) : milestone_(milestone) {}
        OrMissed(const OrMissed&) = delete;
        OrMissed& operator=(const OrMissed&) = delete;
        ~OrMissed() { milestone_.set(State::missed); }

    private:
        Milestone& milestone_;
    };

    void reach() { set(State::reached); }
    // False: it was missed.
    bool wait()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return state_ != State::ahead; });
        return state_ == State::reached;
    }

private:
    enum class State { ahead, reached, missed };
    void set(State state)
    {
        {
            const std::lock_guard lock(mutex_);
            if (state_ == State::ahead)
                state_ = state;
        }
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    State state_ = State::ahead;
};

}
