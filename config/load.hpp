// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace topfive {

// A configuration that cannot be used. what() names file, line, key and what would be right:
// "/etc/topfive/topfive.yaml:3: watch.setle: unknown key; did you mean settle?"
class ConfigError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Where the configuration lies: `named` (--config), $TOPFIVE_CONFIG, $XDG_CONFIG_HOME/topfive/topfive.yaml,
// /etc/topfive/topfive.yaml; nullopt: nowhere, which is fine. Throws ConfigError when a named file does not exist.
[[nodiscard]] std::optional<std::filesystem::path> config_file(const std::optional<std::filesystem::path>& named);

// Reads and validates a file; without one, the defaults. Fills in data_directory and reads secrets' files.
[[nodiscard]] Config load(const std::optional<std::filesystem::path>& file);
// The same from text; `name` stands in messages.
[[nodiscard]] Config load_text(const std::string& text, const std::string& name);

// The effective configuration as YAML that load_text() reads again, secrets shown as "***".
[[nodiscard]] std::string effective(const Config&);

}
