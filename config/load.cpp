// SPDX-License-Identifier: MIT
#include "config/load.hpp"

#include "config/read.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

namespace topfive {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> environment(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

// $XDG_CONFIG_HOME or $XDG_DATA_HOME; relative values are invalid (XDG Base Directory Specification).
std::optional<fs::path> xdg(const char* name, const char* below_home)
{
    if (const auto value = environment(name); value && value->starts_with('/'))
        return *value;
    if (const auto home = environment("HOME"))
        return fs::path(*home) / below_home;
    return {};
}

// systemd gives a system service its StateDirectory= in $STATE_DIRECTORY.
fs::path default_data_directory()
{
    if (const auto state = environment("STATE_DIRECTORY"))
        return state->substr(0, state->find(':'));
    if (const auto data = xdg("XDG_DATA_HOME", ".local/share"))
        return *data / "topfive";
    return "/var/lib/topfive";
}

// YAML::Load() reads the first document and passes over the rest. "---" and "..." at the beginning of a line mark its
// ends, whatever they stand in (YAML 1.2, 9.1.2).
void refuse_second_document(const std::string& text, const std::string& name)
{
    const auto marks = [](const std::string& line, std::string_view mark) {
        return line.starts_with(mark) && (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r');
    };
    std::istringstream lines(text);
    bool content = false;
    bool ended = false;
    int number = 1;
    for (std::string line; std::getline(lines, line); ++number) {
        const auto first = line.find_first_not_of(" \t\r");
        const bool says_nothing = first == std::string::npos || line[first] == '#' || (!content && line[0] == '%');
        if (content && (marks(line, "---") || (ended && !says_nothing && !marks(line, "..."))))
            throw ConfigError(fmt::format("{}:{}: a second YAML document begins here; one is right", name, number));
        ended = ended || marks(line, "...");
        content = content || (!says_nothing && !marks(line, "---") && !ended);
    }
}

}

std::optional<fs::path> config_file(const std::optional<fs::path>& named)
{
    const auto must_exist = [](const fs::path& file, const char* who) {
        std::error_code error;
        if (!fs::exists(file, error))
            throw ConfigError(fmt::format("{}: {} names this file, and it does not exist", file.string(), who));
        return file;
    };
    if (named)
        return must_exist(*named, "--config");
    if (const auto file = environment("TOPFIVE_CONFIG"))
        return must_exist(*file, "$TOPFIVE_CONFIG");
    std::error_code error;
    if (const auto config = xdg("XDG_CONFIG_HOME", ".config"))
        if (const auto file = *config / "topfive/topfive.yaml"; fs::exists(file, error))
            return file;
    if (const fs::path file = "/etc/topfive/topfive.yaml"; fs::exists(file, error))
        return file;
    return {};
}

Config load(const std::optional<fs::path>& file)
{
    if (!file)
        return load_text("", "");
    std::ifstream stream(*file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream || fs::is_directory(*file))
        throw ConfigError(fmt::format("{}: cannot be read", file->string()));
    return load_text(text, file->string());
}

Config load_text(const std::string& text, const std::string& name)
{
    Config config;
    try {
        // Not YAML::LoadAll: yaml-cpp 0.7 never comes back from "!!mo,$eo".
        Section top(YAML::Load(text), name, "");
        refuse_second_document(text, name);
        read_config(top, config);
        top.finish();
    } catch (const YAML::Exception& broken) {
        throw ConfigError(fmt::format("{}:{}: is no YAML: {}", name, broken.mark.line + 1, broken.msg));
    }
    if (config.data_directory.empty())
        config.data_directory = default_data_directory();
    config.data_directory = fs::absolute(config.data_directory);
    return config;
}

}
