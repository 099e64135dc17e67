// SPDX-License-Identifier: MIT
#include "adapters/mpd/playlists.hpp"

#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/questions.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <mpd/client.h>
#include <string_view>

namespace topfive {

namespace {

// No artist is called so; it is seen only where MPD was killed between two commands.
std::string unfinished(const std::string& name)
{
    return name + ".topfive-unfinished";
}

std::optional<std::vector<std::string>> ask_songs(MpdConnection& mpd, const std::string& name)
{
    const auto tried = fmt::format("listplaylist {}", name);
    mpd.check(mpd_send_list_playlist(mpd.raw(), name.c_str()), tried);
    std::vector<std::string> paths;
    try {
        while (mpd_pair* const pair = mpd_recv_pair_named(mpd.raw(), "file")) {
            paths.emplace_back(pair->value);
            mpd_return_pair(mpd.raw(), pair);
        }
        mpd.finish(tried);
    } catch (const MpdAck& ack) {
        if (ack.code() != MpdAck::no_such_thing)
            throw;
        return {};
    }
    return paths;
}

void remove_playlist(MpdConnection& mpd, const std::string& name)
{
    try {
        mpd.check(mpd_run_rm(mpd.raw(), name.c_str()), fmt::format("rm {}", name));
    } catch (const MpdAck& ack) {
        if (ack.code() != MpdAck::no_such_thing)
            throw;
    }
}

// All in one go. `replaced`: one of this name stands and goes.
void write_at_once(MpdConnection& mpd, const std::string& name, const std::vector<std::string>& paths, bool replaced)
{
    const auto tried = fmt::format("playlistadd {}", name);
    const auto built = unfinished(name);
    mpd.check(mpd_command_list_begin(mpd.raw(), false), tried);
    for (const auto& path : paths)
        mpd.check(mpd_send_playlist_add(mpd.raw(), built.c_str(), path.c_str()), tried);
    if (replaced)
        mpd.check(mpd_send_rm(mpd.raw(), name.c_str()), tried);
    mpd.check(mpd_send_rename(mpd.raw(), built.c_str(), name.c_str()), tried);
    mpd.check(mpd_command_list_end(mpd.raw()), tried);
    mpd.finish(tried);
}

std::vector<std::string> listed(MpdConnection& mpd, const std::vector<std::string>& paths)
{
    std::vector<std::string> found;
    std::ranges::copy_if(paths, std::back_inserter(found),
                         [&](const std::string& path) { return ask_listed(mpd, path); });
    return found;
}

}

std::optional<std::vector<std::string>> MpdPlaylists::songs(const std::string& name)
{
    return mpd_.ask([&](MpdConnection& mpd) { return ask_songs(mpd, name); });
}

void MpdPlaylists::write(const std::string& name, const std::vector<std::string>& paths)
{
    mpd_.ask([&](MpdConnection& mpd) {
        remove_playlist(mpd, unfinished(name)); // of an MPD that was killed
        const bool replaced = ask_songs(mpd, name).has_value();
        const auto known = listed(mpd, paths);
        if (!known.empty())
            write_at_once(mpd, name, known, replaced);
        else if (replaced)
            remove_playlist(mpd, name);
    });
}

void MpdPlaylists::remove(const std::string& name)
{
    mpd_.ask([&](MpdConnection& mpd) { remove_playlist(mpd, name); });
}

std::string playlists_obstacle(MpdConnection& mpd)
{
    constexpr std::array<std::string_view, 4> needed{"listplaylist", "playlistadd", "rename", "rm"};
    const auto allowed = ask_commands(mpd);
    for (const auto command : needed)
        if (std::ranges::find(allowed, command) == allowed.end())
            return fmt::format("MPD does not take {}: it has no playlist_directory, or does not allow control",
                               command);
    return {};
}

}
