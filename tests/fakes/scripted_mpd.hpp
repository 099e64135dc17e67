// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace topfive {

// What only looks like an MPD, for what a real one cannot be brought to do. Each command line is answered by the
// script; nothing means: hang up. idle waits for event().
class ScriptedMpd {
public:
    using Script = std::function<std::optional<std::string>(const std::string& line)>;

    explicit ScriptedMpd(Script script, std::string greeting = "OK MPD 0.23.5\n")
        : script_(std::move(script)), greeting_(std::move(greeting)),
          listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(listener_.get(), 16) != 0 ||
            ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("the scripted mpd cannot listen");
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept_all(); });
    }
    ScriptedMpd(const ScriptedMpd&) = delete;
    ScriptedMpd& operator=(const ScriptedMpd&) = delete;
    ~ScriptedMpd()
    {
        ::shutdown(listener_.get(), SHUT_RDWR);
        acceptor_.join();
        hang_up();
        for (auto& client : clients_)
            client->thread.join();
    }

    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    // All lines of all clients, in the order of their coming.
    [[nodiscard]] std::vector<std::string> lines() const
    {
        const std::scoped_lock lock(mutex_);
        return lines_;
    }
    // For every client that waits in idle.
    void event(const std::string& name)
    {
        const std::scoped_lock lock(mutex_);
        for (auto& client : clients_)
            if (std::exchange(client->idle, false))
                say(*client, "changed: " + name + "\nOK\n");
    }
    void hang_up()
    {
        const std::scoped_lock lock(mutex_);
        for (auto& client : clients_)
            ::shutdown(client->socket.get(), SHUT_RDWR);
    }

private:
    struct Client {
        Descriptor socket;
        bool idle = false;
        std::thread thread;
    };

    static void say(const Client& client, const std::string& text)
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const auto got = ::send(client.socket.get(), text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (got <= 0)
                return;
            sent += static_cast<std::size_t>(got);
        }
    }

    void accept_all()
    {
        while (true) {
            Descriptor socket(::accept(listener_.get(), nullptr, nullptr));
            if (socket.get() < 0)
                return;
            const std::scoped_lock lock(mutex_);
            clients_.push_back(std::make_unique<Client>());
            Client& client = *clients_.back();
            client.socket = std::move(socket);
            client.thread = std::thread([this, &client] { serve(client); });
        }
    }

    void serve(Client& client)
    {
        say(client, greeting_);
        std::string pending;
        char buffer[4096];
        for (ssize_t got = 0; (got = ::recv(client.socket.get(), buffer, sizeof buffer, 0)) > 0;) {
            pending.append(buffer, static_cast<std::size_t>(got));
            for (std::size_t end = 0; (end = pending.find('\n')) != std::string::npos; pending.erase(0, end + 1))
                if (!answer(client, pending.substr(0, end))) {
                    ::shutdown(client.socket.get(), SHUT_RDWR);
                    return;
                }
        }
    }

    bool answer(Client& client, const std::string& line)
    {
        {
            const std::scoped_lock lock(mutex_);
            lines_.push_back(line);
            if (line.starts_with("idle")) {
                client.idle = true;
                return true;
            }
            if (line == "noidle") {
                if (std::exchange(client.idle, false))
                    say(client, "OK\n");
                return true;
            }
        }
        const auto text = script_(line);
        if (text)
            say(client, *text);
        return text.has_value();
    }

    const Script script_;
    const std::string greeting_;
    Descriptor listener_;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
    std::list<std::unique_ptr<Client>> clients_;
    std::thread acceptor_;
};

}
