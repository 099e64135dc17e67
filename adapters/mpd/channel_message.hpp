// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_intent.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// What a message on topfive's channel asks for.
struct ChannelMessage {
    enum class Kind { get, status, help };
    Kind kind = Kind::help;
    std::string artist; // of get
    std::string title;  // empty: the artist's top
};

// "Eminem", "get Eminem", "get Eminem - Stan" (parted at the first " - "), "status"; all that is no such thing (too
// long, not UTF-8, control characters, empty) is a cry for help.
[[nodiscard]] ChannelMessage read_message(std::string_view);

[[nodiscard]] std::string_view channel_help();

// A text as one message: a single line of bounded length.
[[nodiscard]] std::string one_message(std::string_view);

}
