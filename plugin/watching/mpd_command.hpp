// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// A command line that a client sent, as MPD's own tokenizer reads it.
struct MpdCommand {
    std::string name;
    std::vector<std::string> arguments;
};

// Bytes that MPD's input buffer holds; it hangs up on a longer line.
inline constexpr std::size_t longest_command = 8192;

// Nothing where MPD answers with an error or hangs up: a wrong word, quotes that do not match, a line that is too long.
// Arguments are bytes: MPD does not ask whether they are UTF-8.
[[nodiscard]] std::optional<MpdCommand> parse_command(std::string_view line);

// The first word, without looking at the rest. Empty when the line does not begin as a command does.
[[nodiscard]] std::string_view command_word(std::string_view line);

// The line tells MPD a password, or may be meant to: it must not be kept.
[[nodiscard]] bool holds_password(std::string_view line);

}
