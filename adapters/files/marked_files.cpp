// SPDX-License-Identifier: MIT
#include "adapters/files/marked_files.hpp"

#include "adapters/files/inside.hpp"
#include "adapters/files/tags.hpp"
#include "adapters/io/file_walk.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <taglib/fileref.h>
#include <taglib/mp4file.h>
#include <taglib/tpropertymap.h>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

namespace {

// What may hold one: what topfive brings, and what people turn that into.
constexpr std::array<std::string_view, 8> endings{".opus", ".ogg", ".oga", ".m4a", ".mp4", ".mp3", ".flac", ".mka"};

bool may_hold_mark(const fs::path& file)
{
    return std::ranges::find(endings, lower_extension(file)) != endings.end();
}

std::string text_of(const TagLib::MP4::Tag& tag, const std::string& atom)
{
    const auto item = tag.item(atom);
    return item.isValid() ? item.toStringList().toString("").to8Bit(true) : "";
}

std::string mark_of(const TagLib::MP4::Tag& tag)
{
    if (auto own = text_of(tag, "----:com.apple.iTunes:" + mark); !own.empty())
        return own;
    const auto keywords = text_of(tag, "keyw");
    return keywords.starts_with(keyword_mark) ? keywords.substr(keyword_mark.size()) : "";
}

// Changed, renamed or made since: a rename changes nothing but this time.
bool is_since(const struct stat& status, std::chrono::system_clock::time_point since)
{
    return std::chrono::system_clock::from_time_t(status.st_ctime) + std::chrono::seconds(1) >= since;
}

}

std::string track_mark(const fs::path& path)
{
    TagLib::FileRef file(path.c_str(), false);
    if (file.isNull() || !file.file()->isValid())
        return {};
    if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(file.file()))
        return mp4->tag() == nullptr ? "" : mark_of(*mp4->tag());
    const auto properties = file.file()->properties();
    const auto found = properties.find(mark);
    return found == properties.end() || found->second.isEmpty() ? "" : found->second.front().to8Bit(true);
}

std::string MarkedFiles::of(const std::string& path) const
{
    const auto music = shelf_.path();
    return music.empty() || !is_below(path) ? "" : track_mark(music / path);
}

std::map<std::string, std::string> MarkedFiles::find(const std::set<std::string>& tracks,
                                                     std::chrono::system_clock::time_point since,
                                                     std::stop_token stop) const
{
    std::map<std::string, std::string> found;
    const auto music = shelf_.path();
    if (music.empty())
        return found;
    const auto look = [&](const fs::path& file, const struct stat& status) {
        if (!may_hold_mark(file) || !is_since(status, since))
            return;
        const auto path = file.lexically_relative(music).string();
        const auto track = is_below(path) ? track_mark(file) : std::string();
        if (!tracks.contains(track))
            return;
        const auto [known, first] = found.emplace(track, path);
        if (!first && path < known->second)
            known->second = path;
    };
    walk_files(music, std::move(stop), look, [&](const fs::path& folder) { return folder != music / staging_folder; });
    return found;
}

}
