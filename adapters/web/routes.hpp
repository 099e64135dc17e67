// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/search_desk.hpp"
#include "adapters/web/world.hpp"
#include <map>
#include <set>
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
    bool may_start = true;   // what a GET would start; the others are refused before
    bool by_command = false; // one of topfive's own asks
    bool by_page = false;    // a browser asks for something to look at
};

// One answer, whatever carries it.
struct WebAnswer {
    int status = 200;
    std::string body{};
    std::string type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers{};
    bool events = false; // server-sent events follow
};

// The routes of CONTRACT 7 without HTTP: what a request means and what is answered. Whether it may was asked before.
class Routes {
public:
    explicit Routes(WebWorld& world) : world_(world), searches_(world) {}

    // Any request: a problem for what is none. Throws Unavailable while the database cannot be used, and other Faults.
    WebAnswer answer(const WebRequest&);
    // Ends questions to the outside that answers wait for; searches answer with what is known from now on.
    void stop() { searches_.stop(); }
    // RFC 9457.
    [[nodiscard]] static WebAnswer problem(int status, const std::string& detail);
    // That a path has methods, and not this one.
    [[nodiscard]] static WebAnswer wrong_method(const WebRequest&, const std::set<std::string>& methods);

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
    WebAnswer search_artist(const WebRequest&, const std::string&);
    WebAnswer search_track(const WebRequest&, const std::string&);
    WebAnswer growth(const WebRequest&, const std::string&);
    WebAnswer fetches(const WebRequest&, const std::string&);
    WebAnswer fetch(const WebRequest&, const std::string& id);
    WebAnswer description(const WebRequest&, const std::string&);
    WebAnswer metrics(const WebRequest&, const std::string&);
    WebAnswer events(const WebRequest&, const std::string&);
    WebAnswer downloads(const WebRequest&, const std::string&);
    WebAnswer download(const WebRequest&, const std::string& id);
    WebAnswer take_out(const WebRequest&, const std::string& id);
    WebAnswer retry(const WebRequest&, const std::string& id);
    WebAnswer cover(const WebRequest&, const std::string& id);
    [[nodiscard]] History& history();

    WebWorld& world_;
    SearchDesk searches_;
};

}
