// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/world.hpp"
#include "plugin/ports/log.hpp"
#include <memory>
#include <string>
#include <vector>

namespace topfive {

struct WebOptions {
    std::string listen;             // host:port; port 0: a free one
    std::string token;              // needed for what changes or starts something; empty: none
    std::vector<std::string> hosts; // further Host names that are this machine
};

// The User-Agent of topfive's own commands, so that stories tell them from other programs.
inline constexpr const char* command_agent = "topfive command";

// CONTRACT 7 on threads of its own, one for each connection out of a pool. Ends with its destructor.
class WebServer {
public:
    // Listens at once. Throws Fault when it cannot.
    WebServer(const WebOptions&, WebWorld&, Log&);
    ~WebServer();
    [[nodiscard]] int port() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
