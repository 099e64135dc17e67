// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/daemon.hpp"
#include <string>

namespace boost::json {
class array;
class object;
class value;
}

namespace topfive {

// Asks the daemon: its answer as it came. Throws Fault with the daemon's own words when it refuses.
[[nodiscard]] std::string reply_text(Daemon&, const std::string& method, const std::string& target,
                                     const std::string& body = "");
// What such an answer says. Throws Fault when it is no JSON.
[[nodiscard]] boost::json::value read(const std::string& reply_text);
// Asks the daemon and reads its answer. Throws Fault with the daemon's own words when it refuses.
[[nodiscard]] boost::json::value reply(Daemon&, const std::string& method, const std::string& target,
                                       const std::string& body = "");

// A text of an object, shown without control characters; empty when it is not there or null.
[[nodiscard]] std::string text_of(const boost::json::object&, const char* key);
[[nodiscard]] double number_of(const boost::json::object&, const char* key);
// An array of an object; empty when it is not there.
[[nodiscard]] const boost::json::array& list_of(const boost::json::object&, const char* key);
// An object inside of an object; empty when it is not there.
[[nodiscard]] const boost::json::object& object_of(const boost::json::object&, const char* key);

}
