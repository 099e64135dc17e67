// SPDX-License-Identifier: MIT
#include "adapters/mpd/stickers.hpp"

#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/questions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mpd/client.h>

namespace topfive {

namespace {
constexpr std::chrono::seconds ask_again{60};
}

bool MpdStickers::available()
{
    const auto now = std::chrono::steady_clock::now();
    if (!asked_ || now - *asked_ > ask_again) {
        const auto allowed = mpd_.ask([](MpdConnection& mpd) { return ask_commands(mpd); });
        available_ = std::ranges::find(allowed, "sticker") != allowed.end();
        asked_ = now;
    }
    return available_;
}

void MpdStickers::put(const std::string& path, const std::string& name, const std::string& value)
try {
    mpd_.ask([&](MpdConnection& mpd) {
        if (value.empty())
            mpd.check(mpd_run_sticker_delete(mpd.raw(), "song", path.c_str(), name.c_str()),
                      fmt::format("sticker delete song {} {}", path, name));
        else
            mpd.check(mpd_run_sticker_set(mpd.raw(), "song", path.c_str(), name.c_str(), value.c_str()),
                      fmt::format("sticker set song {} {}", path, name));
    });
} catch (const MpdAck& ack) {
    if (ack.code() != MpdAck::no_such_thing)
        throw;
}

}
