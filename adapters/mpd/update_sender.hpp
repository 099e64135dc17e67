// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/updates.hpp"
#include "plugin/ports/log.hpp"
#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace topfive {

class CommandConnection;

// Asks MPD for the updates that are due, until it has taken them. Safe from every thread.
class UpdateSender {
public:
    UpdateSender(std::chrono::seconds every, CommandConnection& mpd, Log& log) : updates_(every), mpd_(mpd), log_(log)
    {
    }
    void ask(const std::string& path);
    void end_batch(const std::string& path);
    // Sends what is due. What MPD cannot take now is due again a little later.
    void send_due();
    [[nodiscard]] std::optional<Updates::time_point> next() const;

private:
    void send(const std::string& named);

    mutable std::mutex mutex_;
    Updates updates_;
    CommandConnection& mpd_;
    Log& log_;
};

}
