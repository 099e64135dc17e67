// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/server.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// What a request says about where it comes from. Empty: it does not say.
struct Caller {
    std::string host;           // Host
    std::string origin;         // Origin
    std::string sec_fetch_site; // Sec-Fetch-Site
    std::string authorization;  // Authorization
};

// Who may ask, and who may start or change something (CONTRACT 7).
class Guard {
public:
    Guard(const WebOptions&);

    // A name that is not this machine's: a page that points a name of its own at us (DNS rebinding).
    [[nodiscard]] bool foreign_host(const Caller&) const;
    struct Refusal {
        int status = 403; // or 401
        std::string reason;
    };
    // Why this request must not start or change anything; nullopt: it may.
    [[nodiscard]] std::optional<Refusal> refusal(const Caller&) const;

private:
    [[nodiscard]] bool own_name(std::string_view host) const;

    std::string token_;
    std::vector<std::string> hosts_;
    bool any_address_ = false; // topfive listens on all of them
};

}
