// SPDX-License-Identifier: MIT
#include "adapters/mpd/command_connection.hpp"

namespace topfive {

namespace {
constexpr std::chrono::seconds longest_rest{30}; // MPD's connection_timeout is 60 s unless configured otherwise
}

bool CommandConnection::still_fresh()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - used_ > longest_rest)
        kept_.reset();
    used_ = now;
    return kept_ != nullptr;
}

void CommandConnection::connect()
{
    kept_ = std::make_unique<MpdConnection>(options_, stop_);
    kept_->limit_tags();
}

}
