// SPDX-License-Identifier: MIT
#include "plugin/fetching/crowd.hpp"

namespace topfive {

namespace {

constexpr std::chrono::minutes lately{1};
constexpr std::size_t few = 5;

// "127.0.0.1:46158" is the machine 127.0.0.1, "pid=7 uid=1000" the user.
std::string_view whose(std::string_view client)
{
    const auto user = client.find("uid=");
    return user != std::string_view::npos ? client.substr(user) : client.substr(0, client.rfind(':'));
}

}

bool Crowd::comes_from(std::string_view client, Clock::time_point now)
{
    const std::lock_guard lock(mutex_);
    std::erase_if(searches_, [&](const auto& one) { return one.second.back() + lately < now; });
    auto& searches = searches_[std::string(whose(client))];
    while (!searches.empty() && searches.front() + lately < now)
        searches.pop_front();
    searches.push_back(now);
    if (searches.size() <= few)
        return false;
    searches.pop_front();
    return true;
}

}
