// SPDX-License-Identifier: MIT
#include "adapters/surroundings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <pwd.h>
#include <string_view>
#include <unistd.h>

namespace topfive {

namespace {

constexpr const char* mpd_conf = "/etc/mpd.conf";

// The values of a key in mpd.conf, `key "value"`, comments left out.
std::vector<std::string> values(std::string_view key)
{
    static constexpr auto blank = " \t";
    std::vector<std::string> found;
    std::ifstream file(mpd_conf);
    for (std::string line; std::getline(file, line);) {
        const auto from = std::min(line.find_first_not_of(blank), line.size());
        const auto open = line.find('"', from);
        const auto close = line.find('"', open + 1);
        if (open == std::string::npos || close == std::string::npos || line.compare(from, key.size(), key) != 0 ||
            line.find_first_not_of(blank, from + key.size()) != open)
            continue;
        found.push_back(line.substr(open + 1, close - open - 1));
    }
    return found;
}

bool exists(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

bool reaches_further(const std::string& listen)
{
    return listen.starts_with(':') || listen.starts_with("0.0.0.0:") || listen.starts_with("[::]:");
}

bool runs_as_mpd()
{
    const auto* user = getpwuid(geteuid());
    return user != nullptr && std::string_view(user->pw_name) == "mpd";
}

void rights(std::vector<Advice>& advice, const Config& config)
{
    const bool sockets =
        std::ranges::any_of(config.watch.proxy, [](const auto& p) { return p.listen.starts_with('/'); });
    if (sockets && (geteuid() == 0 || runs_as_mpd()))
        advice.push_back({"rights",
                          "topfive proxies MPD's socket as root or as MPD's user: its clients get that user's files",
                          "run topfive as a user of its own"});
    for (const char* key : {"host_permissions", "local_permissions"})
        if (!values(key).empty())
            advice.push_back({"rights",
                              fmt::format("{} in {}: MPD sees topfive's address, not the client's", key, mpd_conf),
                              "give these rights by password instead"});
    const auto binds = values("bind_to_address");
    const bool local = binds.empty() || std::ranges::all_of(binds, [](const std::string& bind) {
                           return bind == "localhost" || bind.starts_with("127.") || bind.starts_with('/');
                       });
    for (const auto& proxy : config.watch.proxy)
        if (reaches_further(proxy.listen) && local && exists(mpd_conf))
            advice.push_back(
                {"rights",
                 fmt::format("{} reaches further than MPD did, which listens on this machine only", proxy.listen),
                 "set a password in mpd.conf, or listen on 127.0.0.1"});
}

}

std::vector<Advice> surroundings(const Config& config)
{
    std::vector<Advice> advice;
    const auto listens_at = [&](const std::string& port) {
        return std::ranges::any_of(config.watch.proxy,
                                   [&](const auto& proxy) { return proxy.listen.ends_with(":" + port); });
    };
    if (exists("/etc/systemd/system/sockets.target.wants/mpd.socket") && listens_at("6600"))
        advice.push_back({"mpd.socket", "systemd listens on MPD's port, and MPD ignores port and bind_to_address",
                          "systemctl edit mpd.socket: [Socket] ListenStream= ListenStream=127.0.0.1:6602"});
    const auto zeroconf = values("zeroconf_enabled");
    if (exists(mpd_conf) && (zeroconf.empty() || zeroconf.front() != "no") && exists("/run/avahi-daemon/socket"))
        advice.push_back({"zeroconf", "MPD announces its own port, and clients that find it go past topfive",
                          "zeroconf_enabled \"no\" in /etc/mpd.conf"});
    rights(advice, config);
    return advice;
}

}
