// SPDX-License-Identifier: MIT
#include "config/reloading.hpp"

#include <algorithm>
#include <tuple>

namespace topfive {

namespace {

auto parts(const Config::Mpd& mpd)
{
    return std::tie(mpd.address, mpd.password, mpd.music_directory, mpd.update_every);
}

auto parts(const Config::Http& http)
{
    return std::tie(http.listen, http.token, http.hosts);
}

bool same(const std::vector<Config::Watch::Proxy>& left, const std::vector<Config::Watch::Proxy>& right)
{
    return std::ranges::equal(
        left, right, [](const auto& a, const auto& b) { return a.listen == b.listen && a.connect == b.connect; });
}

}

std::vector<std::string> need_restart(const Config& running, const Config& changed)
{
    std::vector<std::string> keys;
    if (parts(running.mpd) != parts(changed.mpd))
        keys.emplace_back("mpd");
    if (!same(running.watch.proxy, changed.watch.proxy))
        keys.emplace_back("watch.proxy");
    if (parts(running.http) != parts(changed.http))
        keys.emplace_back("http");
    if (running.data_directory != changed.data_directory)
        keys.emplace_back("data_directory");
    return keys;
}

Config with_foundation_of(const Config& running, Config changed)
{
    changed.mpd = running.mpd;
    changed.watch.proxy = running.watch.proxy;
    changed.http = running.http;
    changed.data_directory = running.data_directory;
    return changed;
}

}
