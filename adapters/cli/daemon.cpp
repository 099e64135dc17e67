// SPDX-License-Identifier: MIT
#include "adapters/cli/daemon.hpp"

#include "adapters/web/server.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <httplib.h>

namespace topfive {

namespace {

constexpr time_t patience = 20; // seconds

class RunningDaemon : public Daemon {
public:
    RunningDaemon(const std::string& listen, const std::string& token) : listen_(listen), client_("http://" + listen)
    {
        client_.set_connection_timeout(patience);
        client_.set_read_timeout(patience);
        client_.set_keep_alive(true);
        client_.set_default_headers({{"User-Agent", command_agent}}); // `why` says who asked
        if (!token.empty())
            client_.set_bearer_token_auth(token);
    }

    // False when nobody listens. Throws Fault when somebody else does.
    [[nodiscard]] bool answers()
    {
        const auto result = client_.Get("/healthz");
        if (result.error() == httplib::Error::Connection)
            return false;
        if (!result || result->body.find("\"reasons\"") == std::string::npos)
            throw Fault(fmt::format("{} is answered, but not by topfive; http.listen names another address", listen_));
        return true;
    }

    WebAnswer ask(const std::string& method, const std::string& target, const std::string& body) override
    {
        httplib::Request request;
        request.method = method;
        request.path = target;
        request.body = body;
        if (!body.empty())
            request.headers.emplace("Content-Type", "application/json");
        const auto result = client_.send(request);
        if (!result)
            throw Unavailable(fmt::format("the daemon on {}: {} {}: {}", listen_, method, target,
                                          httplib::to_string(result.error())));
        return {result->status, result->body, result->get_header_value("Content-Type"), {}};
    }

    [[nodiscard]] bool goes_on() const override { return true; }

private:
    std::string listen_;
    httplib::Client client_;
};

// Where a client reaches a server that listens everywhere.
std::string reachable(const std::string& listen)
{
    const auto colon = listen.rfind(':');
    const auto host = listen.substr(0, colon);
    return host.empty() || host == "0.0.0.0" || host == "*" ? "127.0.0.1" + listen.substr(colon)
           : host == "[::]"                                 ? "[::1]" + listen.substr(colon)
                                                            : listen;
}

}

std::unique_ptr<Daemon> running_daemon(const std::string& listen, const std::string& token)
{
    if (listen.empty())
        return nullptr;
    auto daemon = std::make_unique<RunningDaemon>(reachable(listen), token);
    return daemon->answers() ? std::move(daemon) : nullptr;
}

WebAnswer OwnDaemon::ask(const std::string& method, const std::string& target, const std::string& body)
{
    const auto mark = target.find('?');
    httplib::Params query;
    if (mark != std::string::npos)
        httplib::detail::parse_query_text(target.substr(mark + 1), query);
    return routes_.answer({method, target.substr(0, mark), {query.begin(), query.end()}, body, true, true});
}

}
