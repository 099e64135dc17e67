// SPDX-License-Identifier: MIT
#include "adapters/web/server.hpp"

#include "adapters/web/event_listeners.hpp"
#include "adapters/web/guard.hpp"
#include "adapters/web/http_server.hpp"
#include "adapters/web/page.hpp"
#include "adapters/web/routes.hpp"
#include "plugin/errors.hpp"

#include <cctype>
#include <httplib.h>
#include <string_view>

namespace topfive {

namespace {

constexpr std::size_t longest_path = 500; // bytes; httplib's regular expressions take stack for each

Caller caller_of(const httplib::Request& request)
{
    return {request.get_header_value("Host"), request.get_header_value("Origin"),
            request.get_header_value("Sec-Fetch-Site"), request.get_header_value("Authorization")};
}

// httplib takes a "%" that encodes nothing for itself.
bool well_encoded(std::string_view target)
{
    for (auto at = target.find('%'); at != target.npos; at = target.find('%', at + 1))
        if (at + 2 >= target.size() || std::isxdigit(static_cast<unsigned char>(target[at + 1])) == 0 ||
            std::isxdigit(static_cast<unsigned char>(target[at + 2])) == 0)
            return false;
    return true;
}

void write(const WebAnswer& answer, httplib::Response& response)
{
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) {
        response.headers.erase(name); // a default one
        response.set_header(name, value);
    }
    if (answer.status != 204)
        response.set_content(answer.body, answer.type);
}

// What httplib itself refuses.
WebAnswer unserved(int status)
{
    const auto* why = status == 408   ? "the request took too long to arrive"
                      : status == 413 ? "a body has 64 KB at most"
                      : status == 414 ? "an address has 8 KB at most"
                      : status == 431 ? "a request's line and headers have 32 KB at most"
                                      : "this is no request that can be served";
    return Routes::problem(status, why);
}

}

struct WebServer::Impl {
    Impl(const WebOptions& options, WebWorld& world_, Log& log_)
        : world(world_), guard(options), routes(world), page(world, !options.token.empty()), log(log_)
    {
        auto& handlers = server.handlers();
        const auto handler = [this](const auto& request, auto& response) { answer(request, response); };
        handlers.Get(".*", handler);
        handlers.Post(".*", handler);
        handlers.Put(".*", handler);
        handlers.Patch(".*", handler);
        handlers.Delete(".*", handler);
        handlers.Options(".*", handler);
        handlers.set_pre_routing_handler([this](const auto& request, auto& response) {
            const auto refused = refusal(request);
            if (refused)
                write(*refused, response);
            return refused ? httplib::Server::HandlerResponse::Handled : httplib::Server::HandlerResponse::Unhandled;
        });
        handlers.set_error_handler([](const auto&, auto& response) {
            if (response.body.empty() && response.status >= 400)
                write(unserved(HttpServer::unreadable().value_or(response.status)), response);
        });
        handlers.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                      {"Referrer-Policy", "no-referrer"},
                                      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
                                      {"Cache-Control", "no-store"}});
        server.listen(options.listen);
    }
    ~Impl() { routes.stop(); }

    // What is refused whatever it asks for, before its body is read.
    [[nodiscard]] std::optional<WebAnswer> refusal(const httplib::Request& request) const
    {
        const auto caller = caller_of(request);
        if (request.get_header_value_count("Host") > 1) // who reads which of them?
            return Routes::problem(400, "one Host header, please");
        if (guard.foreign_host(caller))
            return Routes::problem(421, "the Host header names another machine; http.hosts adds names of this one");
        if (request.path.size() > longest_path)
            return Routes::problem(414, "no path is that long");
        if (!well_encoded(request.target))
            return Routes::problem(400, "% is followed by two hexadecimal digits in a URL; % itself is %25");
        if (request.has_header("Content-Encoding")) // could grow a thousandfold
            return Routes::problem(415, "send the body as it is, without Content-Encoding");
        if (request.method == "GET" || request.method == "HEAD")
            return {};
        const auto refused = guard.refusal(caller);
        if (!refused)
            return {};
        const auto shown = page.refusal(asked_of(request), refused->status, refused->reason);
        return shown ? *shown : Routes::problem(refused->status, refused->reason);
    }

    [[nodiscard]] WebRequest asked_of(const httplib::Request& request) const
    {
        return {request.method,
                request.path,
                {request.params.begin(), request.params.end()},
                request.body,
                !guard.refusal(caller_of(request)),
                request.get_header_value("User-Agent") == command_agent,
                request.get_header_value("Accept").find("text/html") != std::string::npos};
    }

    // What the request means. A route's faults become problems; nothing escapes into the server's thread.
    void answer(const httplib::Request& request, httplib::Response& response)
    {
        try {
            const auto asked = asked_of(request);
            const auto shown = page.answer(asked);
            const auto given = shown ? *shown : routes.answer(asked);
            if (given.events && request.method == "GET")
                return listen(request, response);
            write(given, response);
        } catch (const Unavailable& unavailable) {
            write(Routes::problem(503, unavailable.what()), response);
        } catch (const std::exception& fault) {
            log.error("HTTP {} {}: {}", request.method, request.path, fault.what());
            write(Routes::problem(500, fault.what()), response);
        }
    }

    void listen(const httplib::Request& request, httplib::Response& response)
    {
        if (!listeners.reserve())
            return write(Routes::problem(503, "as many listen as can; try again later"), response);
        const auto seen = request.get_header_value("Last-Event-ID");
        HttpServer::hand_over("text/event-stream", response,
                              [this, seen](int socket) { listeners.seat(world.events(), socket, seen); });
    }

    WebWorld& world;
    Guard guard;
    Routes routes;
    Page page;
    Log& log;
    EventListeners listeners;
    HttpServer server; // first to go
};

WebServer::WebServer(const WebOptions& options, WebWorld& world, Log& log)
    : impl_(std::make_unique<Impl>(options, world, log))
{
}

WebServer::~WebServer() = default;

int WebServer::port() const
{
    return impl_->server.port();
}

}
