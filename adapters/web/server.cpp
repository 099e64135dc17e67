// SPDX-License-Identifier: MIT
#include "adapters/web/server.hpp"

#include "adapters/web/guard.hpp"
#include "adapters/web/routes.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <thread>

namespace topfive {

namespace {

constexpr std::size_t threads = 64;
constexpr std::size_t largest_body = 64 * 1024; // bytes
constexpr time_t patience = 10;                 // seconds for a request to arrive and an answer to leave

Caller caller_of(const httplib::Request& request)
{
    return {request.get_header_value("Host"), request.get_header_value("Origin"),
            request.get_header_value("Sec-Fetch-Site"), request.get_header_value("Authorization")};
}

void write(const WebAnswer& answer, httplib::Response& response)
{
    response.status = answer.status;
    if (!answer.location.empty())
        response.set_header("Location", answer.location);
    if (answer.status != 204)
        response.set_content(answer.body, answer.type);
}

}

struct WebServer::Impl {
    Impl(WebOptions chosen, WebWorld& world, Log& log_)
        : options(std::move(chosen)), guard(options), routes(world), log(log_)
    {
        set_bounds();
        const auto handler = [this](const auto& request, auto& response) { handle(request, response); };
        server.Get(".*", handler);
        server.Post(".*", handler);
        server.Put(".*", handler);
        server.Patch(".*", handler);
        server.Delete(".*", handler);
        listen();
    }

    // Whether the request may, then what it means. A route's faults become problems; nothing escapes into the
    // server's thread.
    void handle(const httplib::Request& request, httplib::Response& response)
    {
        try {
            if (request.method != "GET" && request.method != "HEAD")
                if (const auto refusal = guard.refusal(caller_of(request)))
                    return write(Routes::problem(refusal->status, refusal->reason), response);
            const Routes::Query query(request.params.begin(), request.params.end());
            write(routes.answer(request.method, request.path, query, request.body), response);
        } catch (const Unavailable& unavailable) {
            write(Routes::problem(503, unavailable.what()), response);
        } catch (const std::exception& fault) {
            log.error("HTTP {} {}: {}", request.method, request.path, fault.what());
            write(Routes::problem(500, fault.what()), response);
        }
    }

    void set_bounds()
    {
        server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
        server.set_payload_max_length(largest_body);
        server.set_read_timeout(patience, 0);
        server.set_write_timeout(patience, 0);
        server.set_keep_alive_timeout(patience);
        server.set_tcp_nodelay(true);
        server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                    {"Referrer-Policy", "no-referrer"},
                                    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
                                    {"Cache-Control", "no-store"}});
        server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            if (!guard.foreign_host(caller_of(request)))
                return httplib::Server::HandlerResponse::Unhandled;
            write(Routes::problem(421, "the Host header names another machine; http.hosts adds names of this one"),
                  response);
            return httplib::Server::HandlerResponse::Handled;
        });
        server.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
            if (!response.body.empty() || response.status < 400)
                return;
            write(Routes::problem(response.status, fmt::format("{} {} cannot be served", request.method, request.path)),
                  response);
        });
    }

    void listen()
    {
        const auto colon = options.listen.rfind(':');
        auto host = options.listen.substr(0, colon);
        if (host.starts_with('['))
            host = host.substr(1, host.size() - 2);
        const int wanted = std::stoi(options.listen.substr(colon + 1));
        port = wanted == 0 ? server.bind_to_any_port(host) : server.bind_to_port(host, wanted) ? wanted : -1;
        if (port < 0)
            throw Fault(
                fmt::format("HTTP cannot listen on {}: is the port taken? http.listen names another", options.listen));
        thread = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) // stop() before this moment would be lost
            std::this_thread::yield();
    }

    ~Impl()
    {
        server.stop();
        if (thread.joinable())
            thread.join();
    }

    WebOptions options;
    Guard guard;
    Routes routes;
    Log& log;
    httplib::Server server;
    std::thread thread;
    int port = -1;
};

WebServer::WebServer(WebOptions options, WebWorld& world, Log& log)
    : impl_(std::make_unique<Impl>(std::move(options), world, log))
{
}

WebServer::~WebServer() = default;

int WebServer::port() const
{
    return impl_->port;
}

}
