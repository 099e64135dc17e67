// SPDX-License-Identifier: MIT
#include "plugin/fetching/workers.hpp"

namespace topfive {

Workers::Workers(std::size_t count, Inbox& inbox, const std::function<void(StoryId, std::stop_token)>& work)
{
    threads_.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        threads_.emplace_back([&inbox, work](std::stop_token stop) {
            while (const auto story = inbox.take(stop)) {
                work(*story, stop);
                inbox.done(*story);
            }
        });
}

Workers::~Workers()
{
    request_stop();
}

void Workers::request_stop()
{
    for (auto& thread : threads_)
        thread.request_stop();
}

}
