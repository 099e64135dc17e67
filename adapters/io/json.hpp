// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace boost::json {
class value;
}

namespace topfive {

// Reading what others wrote: a member that is missing or of another kind is nothing, never a fault.

// The whole text as JSON of at most 64 levels; nothing when it is not.
[[nodiscard]] std::optional<boost::json::value> parse_json(std::string_view);

// What lies at a path of member names, "watchEndpoint.videoId"; a number picks from an array. nullptr: nothing.
[[nodiscard]] const boost::json::value* at(const boost::json::value*, std::string_view path);
[[nodiscard]] std::string text_at(const boost::json::value*, std::string_view path);
[[nodiscard]] double number_at(const boost::json::value*, std::string_view path); // 0: nothing
[[nodiscard]] bool true_at(const boost::json::value*, std::string_view path);

}
