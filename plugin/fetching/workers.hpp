// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/inbox.hpp"
#include <cstddef>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace topfive {

// Threads that take stories out of the inbox, one at a time each. Ends all of them when it goes.
class Workers {
public:
    // `work` throws nothing: it is the place where one story's faults end.
    Workers(std::size_t count, Inbox&, const std::function<void(StoryId, std::stop_token)>& work);
    ~Workers();
    void request_stop();

private:
    std::vector<std::jthread> threads_;
};

}
