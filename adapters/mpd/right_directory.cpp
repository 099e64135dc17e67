// SPDX-License-Identifier: MIT
#include "adapters/mpd/right_directory.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>

namespace topfive {

namespace fs = std::filesystem;

namespace {

// Also for a track that MPD lists inside a file: "Album.cue/track0001".
bool lies_below(const fs::path& directory, const fs::path& listed)
{
    std::error_code fault;
    if (fs::exists(directory / listed, fault))
        return true;
    for (fs::path above = listed.parent_path(); !above.empty(); above = above.parent_path())
        if (fs::is_regular_file(directory / above, fault))
            return true;
    return false;
}

}

void SpreadSample::offer(const std::string& path)
{
    if (offered_++ % stride_ != 0)
        return;
    paths_.push_back(path);
    if (paths_.size() < most)
        return;
    for (std::size_t kept = 0; kept < most / 2; ++kept)
        paths_[kept] = paths_[2 * kept];
    paths_.resize(most / 2);
    stride_ *= 2;
}

FolderIdentity folder_identity(const fs::path& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return {status.st_dev, status.st_ino};
}

std::optional<std::string> wrong_directory(const fs::path& music_directory, const std::vector<std::string>& listed)
{
    std::error_code fault;
    const auto status = fs::status(music_directory, fault);
    const auto wrong = [&](std::string_view how) {
        return fmt::format("the music directory {} {}", music_directory.string(), how);
    };
    if (status.type() == fs::file_type::not_found)
        return wrong("does not exist");
    if (fault)
        return wrong("cannot be looked at: " + fault.message());
    if (!fs::is_directory(status))
        return wrong("is no directory");
    if (listed.empty() ||
        std::ranges::any_of(listed, [&](const std::string& path) { return lies_below(music_directory, path); }))
        return {};
    return fmt::format("{} is not the music directory that MPD lists, or a share is not mounted: tried {}",
                       music_directory.string(), (music_directory / listed.front()).string());
}

}
