// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/stickers.hpp"
#include <chrono>
#include <optional>

namespace topfive {

class CommandConnection;

// MPD's sticker database over a connection for questions.
class MpdStickers : public Stickers {
public:
    explicit MpdStickers(CommandConnection& mpd) : mpd_(mpd) {}

    // Asked again now and then: MPD may have been started anew with other settings.
    bool available() override;
    void put(const std::string& path, const std::string& name, const std::string& value) override;

private:
    CommandConnection& mpd_;
    bool available_ = false;
    std::optional<std::chrono::steady_clock::time_point> asked_;
};

}
