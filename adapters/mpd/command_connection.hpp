// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/connection.hpp"
#include <chrono>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

namespace topfive {

// A connection for questions now and then, from any thread, one at a time. MPD closes a connection that is silent for
// a minute; another one is made when needed.
class CommandConnection {
public:
    CommandConnection(MpdOptions options, std::stop_token stop) : options_(std::move(options)), stop_(std::move(stop))
    {
    }

    // `question` may be called twice: MPD may have closed the connection that was kept. Throws what it throws.
    template <typename Question>
    auto ask(Question question)
    {
        const std::scoped_lock lock(mutex_);
        if (still_fresh()) {
            try {
                return question(*kept_);
            } catch (const Unavailable&) {
                kept_.reset();
            }
        }
        connect();
        try {
            return question(*kept_);
        } catch (const Unavailable&) {
            kept_.reset();
            throw;
        }
    }

private:
    [[nodiscard]] bool still_fresh();
    void connect();

    const MpdOptions options_;
    const std::stop_token stop_;
    std::mutex mutex_;
    std::unique_ptr<MpdConnection> kept_;
    std::chrono::steady_clock::time_point used_;
};

}
