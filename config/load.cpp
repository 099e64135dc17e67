// SPDX-License-Identifier: MIT
#include "config/load.hpp"

#include "config/read.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
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
        const auto documents = YAML::LoadAll(text);
        if (documents.size() > 1)
            throw ConfigError(fmt::format("{}: holds several YAML documents; one is right", name));
        Section top(documents.empty() ? YAML::Node() : documents.front(), name, "");
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
