// SPDX-License-Identifier: MIT
#include "plugin/music/song_tags.hpp"

#include "plugin/music/fold.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace topfive {

namespace {

std::string_view file_stem(std::string_view path)
{
    const auto slash = path.rfind('/');
    auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

// The folder two above the file: Artist/Album/file.
std::string_view artist_folder(std::string_view path)
{
    const auto file = path.rfind('/');
    if (file == std::string_view::npos)
        return {};
    const auto album = path.rfind('/', file - 1);
    if (album == std::string_view::npos || file == 0)
        return path.substr(0, file);
    const auto artist = album == 0 ? std::string_view::npos : path.rfind('/', album - 1);
    const auto begin = artist == std::string_view::npos ? 0 : artist + 1;
    return path.substr(begin, album - begin);
}

}

Reading read_tags(const RecordingIndex::Entry& entry)
{
    Recording recording;
    recording.title = entry.title.empty() ? file_stem(entry.path) : entry.title;
    recording.album = entry.album;
    recording.length = std::chrono::milliseconds(entry.length_ms);
    if (!entry.artist.empty())
        recording.artists.emplace_back(entry.artist);
    if (!entry.album_artist.empty() && entry.album_artist != entry.artist &&
        !names_nobody(fold_artist(entry.album_artist)))
        recording.artists.emplace_back(entry.album_artist);
    if (recording.artists.empty() && entry.title.empty())
        if (const auto folder = artist_folder(entry.path); !folder.empty())
            recording.artists.emplace_back(folder);
    const auto ways = readings(recording);
    return ways.empty() ? Reading{} : ways.front();
}

}
