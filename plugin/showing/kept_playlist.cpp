// SPDX-License-Identifier: MIT
#include "plugin/showing/kept_playlist.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

bool made(const ShownPlaylist& ours, const std::vector<std::string>& standing)
{
    return !ours.theirs && (standing == ours.listed || (!ours.about_to.empty() && standing == ours.about_to));
}

}

std::optional<std::string> KeptPlaylist::show(const std::string& of, const std::string& name,
                                              const std::vector<std::string>& paths)
{
    auto ours = shown_.playlist(of);
    if (ours && ours->name != name) { // the pattern changed, or the artist is spelt otherwise now
        withdraw(*ours);
        ours.reset();
    }
    if (ours ? !ours->theirs && ours->meant == paths : paths.empty())
        return {};
    if (const auto other = shown_.playlist_named(name); other && other->of != of)
        return fmt::format("the playlist “{}” is another chart's already", name);
    const auto standing = playlists_.songs(name);
    if (standing && !(ours && made(*ours, *standing))) {
        if (ours && ours->theirs)
            return {};
        shown_.remember({of, name, {}, {}, {}, true});
        return fmt::format("the playlist “{}” is somebody's own, so it stays as it is; "
                           "removed or renamed, it gives way to the chart",
                           name);
    }
    if (!paths.empty()) {
        write(ours ? *ours : ShownPlaylist{of, name, {}, {}, {}, false}, paths);
    } else {
        if (standing)
            playlists_.remove(name);
        shown_.forget(of);
    }
    return {};
}

void KeptPlaylist::write(ShownPlaylist ours, const std::vector<std::string>& paths)
{
    ours.theirs = false;
    ours.about_to = paths;
    shown_.remember(ours);
    playlists_.write(ours.name, paths);
    // MPD may list it otherwise than it was written: without a song that it does not know by now.
    ours.listed = playlists_.songs(ours.name).value_or(std::vector<std::string>{});
    ours.meant = ours.listed.size() < paths.size() ? ours.listed : paths;
    ours.about_to.clear();
    shown_.remember(ours);
}

void KeptPlaylist::withdraw(const ShownPlaylist& ours)
{
    if (const auto standing = playlists_.songs(ours.name); standing && made(ours, *standing))
        playlists_.remove(ours.name);
    shown_.forget(ours.of);
}

}
