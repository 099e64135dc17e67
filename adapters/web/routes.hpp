// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/world.hpp"
#include <map>
#include <optional>
#include <string>

namespace topfive {

// One answer, whatever carries it.
struct WebAnswer {
    int status = 200;
    std::string body;
    std::string type = "application/json";
    std::string location{};
};

// The routes of CONTRACT 7 without HTTP: what a request means and what is answered. Whether it may was asked before.
class Routes {
public:
    using Query = std::multimap<std::string, std::string>;

    explicit Routes(WebWorld& world) : world_(world) {}

    // Any request: 404 for a path that is none, 405 for a method that a path does not have. Throws Unavailable while
    // the database cannot be used, and other Faults.
    WebAnswer answer(const std::string& method, const std::string& path, const Query&, const std::string& body);
    [[nodiscard]] static WebAnswer problem(int status, const std::string& detail);

private:
    WebAnswer healthz();
    WebAnswer status();
    WebAnswer stories(const Query&);
    WebAnswer fetch(const std::string& id);
    WebAnswer start_fetch(const std::string& body);
    WebAnswer downloads(const Query&);
    WebAnswer download(const std::string& id);
    WebAnswer take_out(const std::string& id);
    WebAnswer retry(const std::string& id);
    [[nodiscard]] History& history();

    WebWorld& world_;
};

}
