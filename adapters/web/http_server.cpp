// SPDX-License-Identifier: MIT
#include "adapters/web/http_server.hpp"

#include "adapters/web/http_conversation.hpp"
#include "adapters/web/threads.hpp"
#include "plugin/errors.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

namespace topfive {

namespace {

// Who gets the connection that this thread serves. A handler knows neither its connection nor its socket.
thread_local std::function<void(int)> taker_of_this_connection;
// What this thread reads, the head of a request or its body.
struct Reading {
    const HttpConversation* conversation = nullptr;
    bool body = false;
};
thread_local Reading reading_of_this_thread;

class Stream : public httplib::Stream {
public:
    explicit Stream(HttpConversation& conversation) : conversation_(conversation) {}
    bool is_readable() const override { return conversation_.readable(); }
    bool is_writable() const override { return conversation_.writable(); }
    ssize_t read(char* to, std::size_t size) override { return conversation_.read(to, size); }
    ssize_t write(const char* from, std::size_t size) override { return conversation_.write(from, size); }
    void get_remote_ip_and_port(std::string& ip, int& port) const override
    {
        name_end(conversation_.socket(), true, ip, port);
    }
    void get_local_ip_and_port(std::string& ip, int& port) const override
    {
        name_end(conversation_.socket(), false, ip, port);
    }
    socket_t socket() const override { return conversation_.socket(); }

private:
    HttpConversation& conversation_;
};

class Queue : public httplib::TaskQueue {
public:
    explicit Queue(std::size_t most) : threads_(most) {}
    void enqueue(std::function<void()> work) override { threads_.run(std::move(work)); }
    void shutdown() override { threads_.finish(); }

private:
    Threads threads_;
};

// A server that knows its connections.
class Server : public httplib::Server {
public:
    explicit Server(const HttpBounds& bounds) : bounds_(bounds)
    {
        new_task_queue = [this] { return new Queue(bounds_.connections); };
        set_payload_max_length(bounds_.body);
        // Without httplib's SO_REUSEPORT: a second daemon must be told that the port is taken.
        set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
            ::fcntl(socket, F_SETFD, FD_CLOEXEC);
        });
    }

    // httplib asks for a queue of five; what finds no room in it waits for seconds.
    void widen_queue() { ::listen(svr_sock_, SOMAXCONN); }

    void end_connections()
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        for (const int socket : open_)
            ::shutdown(socket, SHUT_RDWR);
    }

private:
    bool process_and_close_socket(socket_t socket) override
    {
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const bool fine = enter(socket) && converse(socket);
        const auto taker = std::exchange(taker_of_this_connection, nullptr);
        const bool taken = taker && fine && release(socket);
        if (!taken) {
            ::shutdown(socket, SHUT_RDWR);
            leave(socket);
        }
        if (taker)
            taker(taken ? socket : -1);
        return fine;
    }

    bool enter(int socket)
    {
        const std::lock_guard lock(mutex_);
        open_.insert(socket);
        return !ending_;
    }

    // Closed under the lock: end_connections() must not meet the number on another connection.
    void leave(int socket)
    {
        const std::lock_guard lock(mutex_);
        open_.erase(socket);
        ::close(socket);
    }

    // False: it is to end like the others.
    bool release(int socket)
    {
        const std::lock_guard lock(mutex_);
        if (!ending_)
            open_.erase(socket);
        return !ending_;
    }

    bool converse(int socket)
    {
        HttpConversation conversation(socket, bounds_.departure);
        Stream stream(conversation);
        for (std::size_t left = bounds_.requests; left > 0 && conversation.wait(bounds_.idle); --left) {
            conversation.expect(bounds_.arrival, bounds_.head);
            reading_of_this_thread = {&conversation};
            bool more = false; // another request may follow this one
            const auto at_body = [&](const httplib::Request& request) {
                reading_of_this_thread.body = true;
                more = expect_body(conversation, request);
            };
            bool closed = false;
            if (!process_request(stream, left == 1, closed, at_body))
                return false;
            // What a refused request left unread would be taken for the next one.
            if (closed || !more || conversation.allowed() > 0 || taker_of_this_connection)
                break;
        }
        return true;
    }

    // False: where the body ends cannot be told for sure, so that this request is the connection's last.
    bool expect_body(HttpConversation& conversation, const httplib::Request& request) const
    {
        if (request.has_header("Transfer-Encoding")) {
            conversation.expect(2 * bounds_.body); // httplib does not bound chunks
            return false;
        }
        if (!request.has_header("Content-Length")) { // RFC 9112, 6.3: no body; httplib would wait for one
            conversation.expect_the_end();
            return true;
        }
        std::size_t length = 0;
        const auto text = request.get_header_value("Content-Length");
        std::from_chars(text.data(), text.data() + text.size(), length);
        conversation.expect(length);
        return request.get_header_value_count("Content-Length") < 2;
    }

    HttpBounds bounds_;
    std::mutex mutex_;
    std::set<int> open_;
    bool ending_ = false;
};

}

struct HttpServer::Impl {
    explicit Impl(const HttpBounds& bounds) : server(bounds) {}

    Server server;
    std::thread acceptor;
    int port = 0;
};

HttpServer::HttpServer(HttpBounds bounds) : impl_(std::make_unique<Impl>(bounds)) {}

HttpServer::~HttpServer()
{
    stop();
}

httplib::Server& HttpServer::handlers()
{
    return impl_->server;
}

void HttpServer::listen(const std::string& address)
{
    const auto colon = address.rfind(':');
    auto host = address.substr(0, colon);
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    const int wanted = std::atoi(address.c_str() + colon + 1);
    auto& server = impl_->server;
    errno = 0;
    impl_->port = wanted == 0                                     ? server.bind_to_any_port(host, AI_PASSIVE)
                  : server.bind_to_port(host, wanted, AI_PASSIVE) ? wanted
                                                                  : -1;
    if (impl_->port < 0)
        throw Fault(fmt::format("HTTP cannot listen on {}: {}; http.listen names another address", address,
                                errno != 0 ? std::strerror(errno) : "there is no such address here"));
    server.widen_queue();
    impl_->acceptor = std::thread([&server] { server.listen_after_bind(); });
    while (!server.is_running()) // stop() before this moment would be lost
        std::this_thread::yield();
}

int HttpServer::port() const
{
    return impl_->port;
}

std::optional<int> HttpServer::unreadable()
{
    using Bound = HttpConversation::Bound;
    const auto& [conversation, body] = reading_of_this_thread;
    switch (conversation == nullptr ? Bound::none : conversation->met()) {
    case Bound::time:
        return 408;
    case Bound::bytes:
        return body ? 413 : 431;
    case Bound::none:
        break;
    }
    return {};
}

void HttpServer::hand_over(const std::string& type, httplib::Response& response, std::function<void(int)> taker)
{
    taker_of_this_connection = std::move(taker);
    response.set_header("Connection", "close");
    response.set_content_provider(type, [](std::size_t, httplib::DataSink& sink) {
        sink.done();
        return true;
    });
}

void HttpServer::stop()
{
    if (!impl_->acceptor.joinable())
        return;
    impl_->server.stop();
    impl_->server.end_connections();
    impl_->acceptor.join();
}

}
