// SPDX-License-Identifier: MIT
#include "adapters/mpd/socket_unit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr const char* name = "mpd.socket";

// Where units lie, the strongest first (systemd.unit(5)), and what %t stands for.
struct Places {
    std::vector<fs::path> folders;
    std::string runtime;
};

Places system_places()
{
    return {{"/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system",
             "/lib/systemd/system"},
            "/run"};
}

Places user_places(const fs::path& home, unsigned uid)
{
    return {{home / ".config/systemd/user", "/etc/systemd/user", fmt::format("/run/user/{}/systemd/user", uid),
             "/run/systemd/user", home / ".local/share/systemd/user", "/usr/local/lib/systemd/user",
             "/usr/lib/systemd/user", "/lib/systemd/user"},
            fmt::format("/run/user/{}", uid)};
}

fs::path below(const fs::path& root, const fs::path& path)
{
    return root / path.relative_path();
}

bool is_there(const fs::path& path)
{
    std::error_code error; // a link counts wherever it leads: it is how a unit is switched on
    return fs::exists(fs::symlink_status(path, error));
}

bool is_wanted(const fs::path& root, const Places& places)
{
    std::error_code error;
    for (const auto& folder : places.folders)
        for (const auto& one : fs::directory_iterator(below(root, folder), error))
            if ((one.path().extension() == ".wants" || one.path().extension() == ".requires") &&
                is_there(one.path() / name))
                return true;
    return false;
}

// An empty assignment forgets what stood before.
void read(const fs::path& file, const std::string& runtime, std::vector<std::string>& streams)
{
    static constexpr std::string_view key = "ListenStream";
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::erase_if(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
        if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != '=')
            continue;
        auto value = line.substr(key.size() + 1);
        if (value.starts_with("%t"))
            value.replace(0, 2, runtime);
        if (value.empty())
            streams.clear();
        else
            streams.push_back(std::move(value));
    }
}

SocketUnit unit_of(const fs::path& root, const Places& places)
{
    SocketUnit unit;
    const auto has_it = [&](const fs::path& folder) { return is_there(below(root, folder / name)); };
    const auto strongest = std::ranges::find_if(places.folders, has_it);
    if (strongest == places.folders.end())
        return unit;
    const auto file = below(root, *strongest / name);
    std::error_code error;
    if (fs::is_symlink(file, error) && fs::read_symlink(file, error) == "/dev/null")
        return unit; // masked
    unit.on = is_wanted(root, places);
    read(file, places.runtime, unit.streams);
    std::map<fs::path, fs::path> drop_ins; // by name: the strongest folder's counts
    for (const auto& folder : places.folders)
        for (const auto& one : fs::directory_iterator(below(root, folder / "mpd.socket.d"), error))
            if (one.path().extension() == ".conf")
                drop_ins.emplace(one.path().filename(), one.path());
    for (const auto& [_, drop_in] : drop_ins)
        read(drop_in, places.runtime, unit.streams);
    return unit;
}

bool is_everywhere(std::string_view host)
{
    return host.empty() || host == "0.0.0.0" || host == "[::]";
}

}

bool SocketUnit::listens_at(const std::string& address) const
{
    const auto colon = address.rfind(':');
    return std::ranges::any_of(streams, [&](const std::string& stream) {
        if (stream == address)
            return true;
        if (stream.starts_with('/') || address.starts_with('/') || colon == std::string::npos)
            return false;
        const auto part = stream.rfind(':');
        const auto host = part == std::string::npos ? "" : stream.substr(0, part);
        const auto port = part == std::string::npos ? stream : stream.substr(part + 1);
        return port == address.substr(colon + 1) && (is_everywhere(host) || is_everywhere(address.substr(0, colon)) ||
                                                     (host == "127.0.0.1" && address.starts_with("localhost:")));
    });
}

std::vector<SocketUnit> mpd_sockets(const fs::path& root, const fs::path& home, unsigned uid)
{
    std::vector<SocketUnit> units;
    for (const bool users : {false, true}) {
        auto unit = unit_of(root, users ? user_places(home, uid) : system_places());
        unit.users = users;
        if (unit.on)
            units.push_back(std::move(unit));
    }
    return units;
}

}
