// SPDX-License-Identifier: MIT
#pragma once
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace topfive {

// A scripted HTTP/1.1 server on a free loopback port: answers each target as it was told to and remembers every
// request. A target without an answer gets 404. Answers given for one target are used in turn, the last one from then
// on.
class LocalHttpServer {
public:
    struct Reply {
        int status = 200;
        std::string body;
        std::vector<std::string> headers; // whole lines
        std::size_t cut = 0;              // bytes that Content-Length promises beyond the body
        bool hang = false;                // never answers
        std::chrono::milliseconds delay{0};
    };
    struct Request {
        std::string method, target, head, body;
        int connection = 0; // 1, 2, ... in order of arrival
    };

    LocalHttpServer() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, any, size) != 0 || ::listen(listener_, 256) != 0 ||
            ::getsockname(listener_, any, &size) != 0)
            throw std::runtime_error("no loopback port");
        port_ = ntohs(address.sin_port);
        acceptor_ = std::jthread([this](const std::stop_token& stop) { accept(stop); });
    }
    LocalHttpServer(const LocalHttpServer&) = delete;
    ~LocalHttpServer()
    {
        acceptor_.request_stop();
        acceptor_.join();
        for (std::jthread& connection : connections_)
            connection.request_stop();
        connections_.clear();
        ::close(listener_);
    }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] int port() const { return port_; }

    void on(const std::string& target, Reply reply)
    {
        const std::lock_guard lock(mutex_);
        replies_[target].push_back(std::move(reply));
    }
    void on(const std::string& target, std::string body) { on(target, Reply{200, std::move(body), {}, 0, false, {}}); }

    // From now on the same for every target.
    void answer_all(Reply reply)
    {
        const std::lock_guard lock(mutex_);
        for_all_ = std::move(reply);
    }

    std::function<void()> on_request = [] {}; // as soon as one has arrived; set before the first

    [[nodiscard]] std::vector<Request> requests() const
    {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    [[nodiscard]] std::vector<std::string> targets() const
    {
        std::vector<std::string> targets;
        for (const Request& request : requests())
            targets.push_back(request.target);
        return targets;
    }
    // Returns once `count` requests have arrived: for tests that stop a question that is under way.
    void wait_for_requests(std::size_t count) const
    {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [&] { return requests_.size() >= count; });
    }

private:
    static bool readable(int socket)
    {
        pollfd wanted{socket, POLLIN, 0};
        return ::poll(&wanted, 1, 20) == 1;
    }

    void accept(const std::stop_token& stop)
    {
        for (int number = 1; !stop.stop_requested();) {
            if (!readable(listener_))
                continue;
            const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket >= 0)
                connections_.emplace_back([this, socket, number](const std::stop_token& end) {
                    serve(socket, number, end);
                    ::close(socket);
                });
            ++number;
        }
    }

    // Reads until `text` holds `enough` bytes or, with enough 0, a whole head. False: the other side or the test ended.
    static bool read(int socket, std::string& text, std::size_t enough, const std::stop_token& stop)
    {
        while (enough > 0 ? text.size() < enough : text.find("\r\n\r\n") == std::string::npos) {
            if (stop.stop_requested())
                return false;
            if (!readable(socket))
                continue;
            char bytes[4096];
            const auto got = ::recv(socket, bytes, sizeof bytes, 0);
            if (got <= 0)
                return false;
            text.append(bytes, static_cast<std::size_t>(got));
            if (text[0] < 'A' || text[0] > 'Z') // TLS, for one
                return false;
        }
        return true;
    }

    static std::size_t length_of(const std::string& head)
    {
        const auto at = head.find("Content-Length: ");
        return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    }

    void serve(int socket, int number, const std::stop_token& stop)
    {
        for (std::string text; read(socket, text, 0, stop);) {
            Request request;
            request.connection = number;
            const auto end = text.find("\r\n\r\n") + 4;
            request.head = text.substr(0, end);
            const std::size_t whole = end + length_of(request.head);
            if (!read(socket, text, whole, stop))
                return;
            request.body = text.substr(end, whole - end);
            text.erase(0, whole);
            const auto space = request.head.find(' ');
            request.method = request.head.substr(0, space);
            request.target = request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
            if (!send(socket, answer(request), stop))
                return;
        }
    }

    Reply answer(const Request& request)
    {
        on_request();
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
        arrived_.notify_all();
        if (for_all_)
            return *for_all_;
        const auto found = replies_.find(request.target);
        if (found == replies_.end())
            return {404, "{\"error\":\"not scripted\"}", {}, 0, false, {}};
        Reply reply = found->second.front();
        if (found->second.size() > 1)
            found->second.pop_front();
        return reply;
    }

    static bool send(int socket, const Reply& reply, const std::stop_token& stop)
    {
        for (const auto end = std::chrono::steady_clock::now() + reply.delay;
             !stop.stop_requested() && (reply.hang || std::chrono::steady_clock::now() < end);)
            if (readable(socket) && reply.hang)
                return false; // the client has given up
        std::string text = "HTTP/1.1 " + std::to_string(reply.status) +
                           " Scripted\r\nContent-Length: " + std::to_string(reply.body.size() + reply.cut) + "\r\n";
        for (const std::string& header : reply.headers)
            text += header + "\r\n";
        text += "\r\n" + reply.body;
        for (std::size_t sent = 0; sent < text.size();) {
            const auto more = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (more <= 0)
                return false;
            sent += static_cast<std::size_t>(more);
        }
        return reply.cut == 0;
    }

    int listener_;
    int port_ = 0;
    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    std::map<std::string, std::deque<Reply>> replies_;
    std::optional<Reply> for_all_;
    std::vector<Request> requests_;
    std::list<std::jthread> connections_;
    std::jthread acceptor_;
};

}
