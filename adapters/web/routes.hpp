// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/world.hpp"
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

using WebQuery = std::multimap<std::string, std::string>;

struct WebRequest {
    std::string method = "GET";
    std::string path = "/"; // decoded
    WebQuery query{};
    std::string body{};
};

// One answer, whatever carries it.
struct WebAnswer {
    int status = 200;
    std::string body{};
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers{};
};

// The routes of CONTRACT 7 without HTTP: what a request means and what is answered. Whether it may was asked before.
class Routes {
public:
    explicit Routes(WebWorld& world) : world_(world) {}

    // Any request: a problem for what is none. Throws Unavailable while the database cannot be used, and other Faults.
    WebAnswer answer(const WebRequest&, std::stop_token = {});
    // RFC 9457.
    [[nodiscard]] static WebAnswer problem(int status, const std::string& detail);

    // What stands in a path like "/downloads/{id}/retry", and the method it goes with.
    struct Route {
        std::string_view method;
        std::string_view path;
        WebAnswer (Routes::*answer)(const WebRequest&, const std::string& id);
    };
    [[nodiscard]] static const std::vector<Route>& all();

private:
    WebAnswer healthz(const WebRequest&, const std::string&);
    WebAnswer status(const WebRequest&, const std::string&);
    WebAnswer stories(const WebRequest&, const std::string&);
    WebAnswer start_fetch(const WebRequest&, const std::string&);
    WebAnswer fetch(const WebRequest&, const std::string& id);
    WebAnswer downloads(const WebRequest&, const std::string&);
    WebAnswer download(const WebRequest&, const std::string& id);
    WebAnswer take_out(const WebRequest&, const std::string& id);
    WebAnswer retry(const WebRequest&, const std::string& id);
    WebAnswer cover(const WebRequest&, const std::string& id);
    [[nodiscard]] History& history();

    WebWorld& world_;
};

}
