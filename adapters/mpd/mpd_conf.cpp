// SPDX-License-Identifier: MIT
#include "adapters/mpd/mpd_conf.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr int deepest_include = 5;
constexpr std::string_view blank = " \t\r";
constexpr std::string_view default_port = "6600";

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(blank);
    return from == std::string_view::npos ? std::string_view{}
                                          : text.substr(from, text.find_last_not_of(blank) + 1 - from);
}

// `"a \"quoted\" word"`, or a bare one.
std::string unquoted(std::string_view text)
{
    if (!text.starts_with('"'))
        return std::string(text.substr(0, text.find_first_of(blank)));
    std::string value;
    for (std::size_t at = 1; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        value += text[at];
    }
    return value;
}

bool read_into(MpdConf& conf, const fs::path& root, const fs::path& file, int depth)
{
    std::ifstream in(root / file.relative_path());
    if (!in)
        return false;
    bool in_block = false;
    for (std::string text; std::getline(in, text);) {
        const auto line = trimmed(text);
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto name = line.substr(0, line.find_first_of(" \t\"{"));
        const auto rest = trimmed(line.substr(name.size()));
        if (rest.starts_with('{') || line.starts_with('}')) {
            in_block = rest.starts_with('{') && !rest.ends_with('}');
        } else if (!in_block && (name == "include" || name == "include_optional")) {
            if (depth < deepest_include)
                read_into(conf, root, file.parent_path() / unquoted(rest), depth + 1);
        } else if (!in_block) {
            conf.settings.emplace_back(name, unquoted(rest));
        }
    }
    return true;
}

bool is_local_name(std::string_view host)
{
    return host == "localhost" || host.starts_with("127.") || host == "::1" || host == "[::1]";
}

// The last argument of a running mpd that is no option; empty when it has none.
fs::path configured_by(const fs::path& process)
{
    std::ifstream in(process / "cmdline", std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    std::string last;
    for (std::size_t at = all.find('\0'); at != std::string::npos && at + 1 < all.size(); at = all.find('\0', at + 1)) {
        const auto argument = all.substr(at + 1, all.find('\0', at + 1) - at - 1);
        if (!argument.starts_with('-'))
            last = argument;
    }
    return last;
}

std::vector<fs::path> of_running(const fs::path& root)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& process : fs::directory_iterator(root / "proc", error)) {
        std::string name;
        std::getline(std::ifstream(process.path() / "comm"), name);
        if (name != "mpd")
            continue;
        if (auto file = configured_by(process.path()); file.is_absolute())
            files.push_back(std::move(file));
    }
    return files;
}

}

std::vector<std::string> MpdConf::values(std::string_view name) const
{
    std::vector<std::string> found;
    for (const auto& [setting, value] : settings)
        if (setting == name)
            found.push_back(value);
    return found;
}

std::optional<std::string> MpdConf::value(std::string_view name) const
{
    auto found = values(name);
    return found.empty() ? std::nullopt : std::optional(std::move(found.back()));
}

bool MpdConf::listens_at(std::string_view address) const
{
    const auto binds = values("bind_to_address");
    if (address.starts_with('/'))
        return std::ranges::find(binds, address) != binds.end();
    const auto colon = address.rfind(':');
    const auto host = address.substr(0, colon);
    const auto port = colon == std::string_view::npos ? default_port : address.substr(colon + 1);
    if (value("port").value_or(std::string(default_port)) != port)
        return false;
    return binds.empty() || std::ranges::any_of(binds, [&](const std::string& bind) {
               return bind == "any" || bind == host || bind == "0.0.0.0" || bind == "::" ||
                      (is_local_name(bind) && is_local_name(host));
           });
}

std::optional<MpdConf> read_mpd_conf(const fs::path& root, const fs::path& file)
{
    MpdConf conf{file, {}};
    return read_into(conf, root, file, 0) ? std::optional(std::move(conf)) : std::nullopt;
}

std::vector<MpdConf> mpd_confs(const fs::path& root, const fs::path& home)
{
    auto files = of_running(root);
    // MPD src/CommandLine.cxx: the first of these that is there.
    const std::array own{home / ".config/mpd/mpd.conf", home / ".mpdconf", home / ".mpd/mpd.conf"};
    std::error_code error;
    const auto* const mine =
        std::ranges::find_if(own, [&](const fs::path& file) { return fs::exists(root / file.relative_path(), error); });
    if (mine != own.end())
        files.push_back(*mine);
    files.emplace_back("/etc/mpd.conf");
    std::vector<MpdConf> confs;
    for (const auto& file : files)
        if (std::ranges::find(confs, file, &MpdConf::file) == confs.end())
            if (auto conf = read_mpd_conf(root, file))
                confs.push_back(std::move(*conf));
    return confs;
}

}
