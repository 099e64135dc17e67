// SPDX-License-Identifier: MIT
#include "adapters/mpd/direct_clients.hpp"

#include "adapters/mpd/socket_tables.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace topfive {

namespace {

// Another command of this very program, a doctor: it looks for nobody.
bool is_topfive(std::string_view program)
{
    return program.starts_with("topfive ");
}

}

DirectClients::DirectClients(std::vector<std::string> mpd, std::vector<pid_t> own) : own_(std::move(own))
{
    for (auto& address : mpd) {
        const auto host = address.substr(0, address.rfind(':'));
        if (address.starts_with('/'))
            sockets_.push_back(std::move(address));
        else if (host == "localhost" || host == "[::1]" || host.starts_with("127."))
            addresses_.push_back(address.substr(host.size()));
        else
            addresses_.push_back(std::move(address));
    }
}

bool DirectClients::is_mpds(const std::string& address) const
{
    return std::ranges::any_of(addresses_, [&](const std::string& one) {
        return one.starts_with(':') ? address.ends_with(one) : address == one;
    });
}

std::string DirectClients::program_of(Inode inode)
{
    const auto known = programs_.find(inode);
    return known != programs_.end() ? known->second : holder_of(inode);
}

std::vector<DirectClient> DirectClients::look()
{
    std::set<Inode> own;
    for (const auto process : own_) {
        auto sockets = sockets_of(process);
        if (!sockets)
            return {}; // it is gone, or nobody may look
        own.merge(*sockets);
    }
    std::map<Inode, std::string> seen;
    std::vector<DirectClient> clients;
    const auto consider = [&](const std::string& address, Inode inode) {
        if (own.contains(inode))
            return;
        auto program = inode == 0 ? std::string() : program_of(inode);
        if (!is_topfive(program))
            clients.push_back({address, program});
        if (inode != 0)
            seen.emplace(inode, std::move(program));
    };
    if (!addresses_.empty()) {
        const auto ends = tcp_ends();
        std::unordered_map<std::string_view, Inode> here; // ends on this machine, by their address
        for (const auto& end : ends)
            here.emplace(end.local, end.inode);
        for (const auto& end : ends) {
            if (!is_mpds(end.local))
                continue;
            const auto other = here.find(end.remote);
            consider(end.remote, other == here.end() ? 0 : other->second);
        }
    }
    if (!sockets_.empty())
        for (const auto& end : unix_ends())
            if (std::ranges::find(sockets_, end.path) != sockets_.end())
                consider(end.path, end.peer);
    programs_ = std::move(seen);
    return clients;
}

}
