// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/dial.hpp"
#include "plugin/errors.hpp"
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

struct mpd_connection;

namespace topfive {

// MPD refused one command; the connection goes on. `code` is the number in its ACK.
class MpdAck : public Fault {
public:
    static constexpr int argument = 2, permission = 4, no_such_thing = 50, busy = 54;
    MpdAck(const std::string& what, int code) : Fault(what), code_(code) {}
    [[nodiscard]] int code() const { return code_; }

private:
    int code_;
};

// One connection to MPD through libmpdclient, greeted and past the password. For one thread at a time. A stop request
// cuts it off, so that whatever waits for an answer ends at once.
class MpdConnection {
public:
    // Throws Unavailable, or Refused when MPD does not take the password.
    MpdConnection(const MpdOptions&, std::stop_token);
    ~MpdConnection();

    [[nodiscard]] mpd_connection* raw() const { return raw_.get(); }
    [[nodiscard]] int socket() const;
    [[nodiscard]] const MpdAddress& address() const { return address_; }
    // Of the protocol: "0.23.5".
    [[nodiscard]] const std::string& version() const { return version_; }

    // Only what the comparison of songs needs travels.
    void limit_tags();

    // Throws unless `good`: MpdAck for a refused command, else Unavailable; `tried` is the command.
    void check(bool good, std::string_view tried);
    // The same after a list was read, whose end says nothing of its reason.
    void finish(std::string_view tried);

private:
    struct Free {
        void operator()(mpd_connection*) const;
    };
    MpdAddress address_;
    std::string version_;
    std::unique_ptr<mpd_connection, Free> raw_;
    std::optional<std::stop_callback<std::function<void()>>> cut_;
};

}
