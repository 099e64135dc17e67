// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/loop.hpp"
#include "adapters/front/socket_address.hpp"
#include "plugin/ports/log.hpp"
#include <future>
#include <string>
#include <vector>

namespace topfive {

// The MPD behind one listening address: where it is now, and what the log says about reaching it. A host name is looked
// up at the start, and again in a thread of its own whenever MPD cannot be reached: the loop never waits for a
// resolver.
class Upstream {
public:
    Upstream(std::string address, Loop&, Log&); // throws Refused for what is no address
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<SocketAddress>& addresses() const { return addresses_; }
    void reached();
    void failed(int error);

private:
    void look_up_again();
    void collect();

    std::string name_;
    Loop& loop_;
    Log& log_;
    std::vector<SocketAddress> addresses_;
    std::future<std::vector<SocketAddress>> lookup_;
    bool failing_ = false;
};

}
