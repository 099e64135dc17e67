// SPDX-License-Identifier: MIT
#include "adapters/direct_watch.hpp"

#include "config/config.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr std::chrono::seconds look_every{2};
constexpr std::chrono::hours told_for{1};
constexpr std::size_t most = 50;

// topfive's own two processes hold all of its connections.
DirectClients clients_of(const Config& config)
{
    std::vector<std::string> mpd;
    for (const auto& proxy : config.watch.proxy)
        mpd.push_back(proxy.connect);
    return DirectClients(std::move(mpd), {getpid(), getppid()});
}

// Who it is, however often it connects: its program, or the host that it runs on.
std::string face(const DirectClient& client)
{
    return client.program.empty() ? client.address.substr(0, client.address.rfind(':'))
                                  : client.program.substr(0, client.program.rfind(' '));
}

}

DirectWatch::DirectWatch(const Config& config, Log& log)
    : door_(config.watch.proxy.empty() ? "" : config.watch.proxy.front().listen), log_(log),
      clients_(clients_of(config))
{
}

void DirectWatch::look(bool logged)
{
    const auto now = std::chrono::steady_clock::now();
    if (door_.empty() || now < next_)
        return;
    next_ = now + look_every;
    const auto clients = clients_.look();
    const std::lock_guard lock(mutex_);
    const auto at = std::chrono::system_clock::now();
    std::erase_if(past_, [&](const auto& one) { return one.second.last_seen + told_for < at; });
    for (const auto& client : clients) {
        const auto who = face(client);
        if (past_.size() >= most && !past_.contains(who))
            continue;
        const auto words =
            client.program.empty() ? client.address : fmt::format("{} at {}", client.program, client.address);
        if (!past_.insert_or_assign(who, Status::Direct{words, at, logged}).second)
            continue;
        if (logged)
            log_.info("{} connects to MPD itself; MPD's log tells what it looks for", words);
        else
            log_.warning("{} connects to MPD itself: what it looks for is not seen. Let it connect to {}", words,
                         door_);
    }
}

void DirectWatch::describe(Status& status) const
{
    const std::lock_guard lock(mutex_);
    for (const auto& [_, one] : past_)
        status.direct.push_back(one);
}

}
