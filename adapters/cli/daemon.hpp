// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/routes.hpp"
#include <memory>
#include <string>

namespace topfive {

// Who does what a command asks: the running daemon over HTTP, or this very process. Both speak the routes of
// CONTRACT 7.
class Daemon {
public:
    virtual ~Daemon() = default;
    // `target` is path and query, percent-encoded. Throws Unavailable when the daemon does not answer.
    virtual WebAnswer ask(const std::string& method, const std::string& target, const std::string& body = "") = 0;
    // What was asked of it goes on when this process ends.
    [[nodiscard]] virtual bool goes_on() const = 0;
};

// The daemon that listens on `listen`; null when nobody does. Throws Fault when somebody else does.
[[nodiscard]] std::unique_ptr<Daemon> running_daemon(const std::string& listen, const std::string& token);

// This process, through the same routes.
class OwnDaemon : public Daemon {
public:
    explicit OwnDaemon(WebWorld& world) : routes_(world) {}
    WebAnswer ask(const std::string& method, const std::string& target, const std::string& body) override;
    [[nodiscard]] bool goes_on() const override { return false; }

private:
    Routes routes_;
};

}
