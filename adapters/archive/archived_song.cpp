// SPDX-License-Identifier: MIT
#include "adapters/archive/archived_song.hpp"

#include "adapters/io/file_walk.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <taglib/fileref.h>
#include <taglib/tpropertymap.h>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 6> endings{".opus", ".ogg", ".oga", ".m4a", ".mp3", ".flac"};

std::string first(const TagLib::PropertyMap& properties, const char* name)
{
    const auto found = properties.find(name);
    return found == properties.end() || found->second.isEmpty() ? "" : found->second.front().to8Bit(true);
}

std::string plain_isrc(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return std::isalnum(c) == 0; });
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text.size() == 12 ? text : "";
}

}

bool is_audio_name(const std::filesystem::path& file)
{
    return std::ranges::find(endings, lower_extension(file)) != endings.end();
}

std::optional<ArchivedSong> read_archived_song(const std::filesystem::path& path)
{
    const TagLib::FileRef file(path.c_str(), true, TagLib::AudioProperties::Fast);
    if (file.isNull() || !file.file()->isValid() || file.audioProperties() == nullptr)
        return {};
    const auto properties = file.file()->properties();
    ArchivedSong song;
    song.file = path;
    song.title = first(properties, "TITLE");
    if (const auto artists = properties.find("ARTIST"); artists != properties.end())
        for (const auto& artist : artists->second)
            song.artists.push_back(artist.to8Bit(true));
    if (song.artists.empty())
        if (auto artist = first(properties, "ALBUMARTIST"); !artist.empty())
            song.artists.push_back(std::move(artist));
    song.album = first(properties, "ALBUM");
    song.isrc = plain_isrc(first(properties, "ISRC"));
    song.length = std::chrono::milliseconds(file.audioProperties()->lengthInMilliseconds());
    return song;
}

}
