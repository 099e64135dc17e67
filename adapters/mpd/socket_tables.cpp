// SPDX-License-Identifier: MIT
#include "adapters/mpd/socket_tables.hpp"

#include "adapters/io/child_process.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/tcp.h>
#include <sstream>
#include <sys/socket.h>

namespace topfive {

namespace fs = std::filesystem;

namespace {

template <typename Number>
bool read_hex(std::string_view text, Number& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return error == std::errc{} && end == text.data() + text.size();
}

// The kernel prints addresses as words in the machine's order: "0100007F:19C8".
std::optional<std::string> read_address(std::string_view text)
{
    const auto colon = text.find(':');
    std::uint16_t port = 0;
    if ((colon != 8 && colon != 32) || !read_hex(text.substr(colon + 1), port))
        return std::nullopt;
    std::array<std::uint32_t, 4> words{};
    for (std::size_t i = 0; i < colon / 8; ++i)
        if (!read_hex(text.substr(8 * i, 8), words[i]))
            return std::nullopt;
    std::array<char, INET6_ADDRSTRLEN> host{};
    const bool mapped = colon == 32 && words[0] == 0 && words[1] == 0 && words[2] == htonl(0xffff);
    if (colon == 8 || mapped) {
        inet_ntop(AF_INET, &words[mapped ? 3 : 0], host.data(), host.size());
        return fmt::format("{}:{}", host.data(), port);
    }
    inet_ntop(AF_INET6, words.data(), host.data(), host.size());
    return fmt::format("[{}]:{}", host.data(), port);
}

// "socket:[12345]"
std::uint64_t socket_inode(const fs::path& descriptor)
{
    std::error_code error;
    const auto target = fs::read_symlink(descriptor, error).string();
    std::uint64_t inode = 0;
    if (target.starts_with("socket:["))
        std::from_chars(target.data() + 8, target.data() + target.size(), inode);
    return inode;
}

bool ask_for_unix_sockets(int netlink)
{
    struct {
        nlmsghdr head;
        unix_diag_req request;
    } question{};
    question.head.nlmsg_len = sizeof question;
    question.head.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    question.request.sdiag_family = AF_UNIX;
    question.request.udiag_states = 1U << TCP_ESTABLISHED;
    question.request.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER;
    return send(netlink, &question, sizeof question, 0) == sizeof question;
}

void read_unix_socket(const nlmsghdr* message, std::vector<UnixEnd>& ends)
{
    const auto* const socket = static_cast<const unix_diag_msg*>(NLMSG_DATA(message));
    UnixEnd end;
    auto left = static_cast<unsigned>(message->nlmsg_len - NLMSG_LENGTH(sizeof *socket));
    for (const auto* one = reinterpret_cast<const rtattr*>(socket + 1); RTA_OK(one, left); one = RTA_NEXT(one, left)) {
        const auto* const bytes = static_cast<const char*>(RTA_DATA(one));
        if (one->rta_type == UNIX_DIAG_NAME)
            end.path.assign(bytes, strnlen(bytes, RTA_PAYLOAD(one)));
        std::uint32_t peer = 0;
        if (one->rta_type == UNIX_DIAG_PEER && RTA_PAYLOAD(one) >= sizeof peer) {
            std::memcpy(&peer, bytes, sizeof peer);
            end.peer = peer;
        }
    }
    if (!end.path.empty() && end.peer != 0) // those who connect have no path
        ends.push_back(std::move(end));
}

}

std::optional<TcpEnd> read_tcp_end(std::string_view line)
{
    std::istringstream words{std::string(line)};
    std::string number, local, remote, state, skipped;
    TcpEnd end;
    words >> number >> local >> remote >> state;
    for (int i = 0; i < 5; ++i)
        words >> skipped;
    if (!(words >> end.inode) || state != "01")
        return std::nullopt;
    auto here = read_address(local);
    auto there = read_address(remote);
    if (!here || !there)
        return std::nullopt;
    end.local = std::move(*here);
    end.remote = std::move(*there);
    return end;
}

std::vector<TcpEnd> tcp_ends()
{
    std::vector<TcpEnd> ends;
    for (const auto* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream in(table);
        for (std::string line; std::getline(in, line);)
            if (auto end = read_tcp_end(line))
                ends.push_back(std::move(*end));
    }
    return ends;
}

std::vector<UnixEnd> unix_ends()
{
    std::vector<UnixEnd> ends;
    const Descriptor netlink(socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (netlink.get() < 0 || !ask_for_unix_sockets(netlink.get()))
        return ends;
    alignas(nlmsghdr) std::array<char, 32768> answer{};
    while (true) {
        const auto got = recv(netlink.get(), answer.data(), answer.size(), 0);
        if (got <= 0)
            return ends;
        auto left = static_cast<unsigned>(got);
        for (const auto* message = reinterpret_cast<const nlmsghdr*>(answer.data()); NLMSG_OK(message, left);
             message = NLMSG_NEXT(message, left)) {
            if (message->nlmsg_type == NLMSG_DONE || message->nlmsg_type == NLMSG_ERROR)
                return ends;
            read_unix_socket(message, ends);
        }
    }
}

std::optional<std::set<std::uint64_t>> sockets_of(pid_t process)
{
    std::error_code error;
    fs::directory_iterator descriptors(fmt::format("/proc/{}/fd", process), error);
    if (error)
        return std::nullopt;
    std::set<std::uint64_t> inodes;
    for (; descriptors != fs::directory_iterator(); descriptors.increment(error))
        if (const auto inode = socket_inode(descriptors->path()))
            inodes.insert(inode);
    return inodes;
}

std::string holder_of(std::uint64_t inode)
{
    std::error_code error;
    for (const auto& process : fs::directory_iterator("/proc", error)) {
        const auto name = process.path().filename().string();
        pid_t pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc{})
            continue;
        const auto sockets = sockets_of(pid);
        if (!sockets || !sockets->contains(inode))
            continue;
        std::string program;
        std::getline(std::ifstream(process.path() / "comm"), program);
        return fmt::format("{} ({})", program, pid);
    }
    return {};
}

}
