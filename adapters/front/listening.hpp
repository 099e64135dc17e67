// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/socket_address.hpp"
#include "adapters/io/child_process.hpp"
#include <string>
#include <sys/types.h>
#include <vector>

namespace topfive {

// The sockets on which one address is served. A unix socket's file goes with it.
class Listening {
public:
    // Throws Refused with what to do about it.
    explicit Listening(const std::string& address);
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    ~Listening();
    [[nodiscard]] const std::vector<Descriptor>& sockets() const { return sockets_; }

private:
    void listen_on_port(const std::string& address);
    void listen_on_path(const std::string& path);

    std::vector<Descriptor> sockets_;
    std::string path_; // what to remove at the end
    ino_t inode_ = 0;  // unless another process put its own there
};

}
