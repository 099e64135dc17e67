// SPDX-License-Identifier: MIT
#include "adapters/files/staging.hpp"

#include "adapters/files/durable.hpp"

#include <cerrno>
#include <cstdio>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr const char* ignore = ".mpdignore";

void empty(const fs::path& folder, const std::string& but)
{
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().filename() != but) {
            fs::remove_all(entry->path(), error);
            if (error)
                system_fault("remove", entry->path(), error.value());
        }
}

}

Staging::Staging(const fs::path& data_directory) : beside_music_(data_directory / "staging") {}

// A rename of a name that is not there meets a border between file systems (EXDEV) before it misses the file (ENOENT),
// and leaves no trace: MPD with auto_update would walk its whole library for any file that moves in its root.
bool Staging::renames_into(const fs::path& music) const
{
    const auto from = beside_music_ / "trial";
    const auto to = music / ".topfive-trial";
    if (::rename(from.c_str(), to.c_str()) == 0) // somebody had put a file of that name there
        return ::unlink(to.c_str()) == 0;
    if (errno != EXDEV && errno != ENOENT)
        system_fault("rename into", music, errno);
    return errno == ENOENT;
}

fs::path Staging::folder(const fs::path& music)
{
    std::error_code ignored; // where it cannot be made, staging is in the music directory
    fs::create_directories(beside_music_, ignored);
    struct stat here {};
    struct stat there {};
    if (::stat(music.c_str(), &there) != 0)
        system_fault("look at", music, errno);
    if (::stat(beside_music_.c_str(), &here) != 0)
        return music / staging_folder;
    const std::pair now{Identity(here.st_dev, here.st_ino), Identity(there.st_dev, there.st_ino)};
    if (tried_ != now) {
        beside_ = renames_into(music);
        tried_ = now;
    }
    return beside_ ? beside_music_ : music / staging_folder;
}

void Staging::use_music_directory(const fs::path& music)
{
    (void)folder(music); // a trial that comes later would know less
    beside_ = false;
}

fs::path Staging::ready(const fs::path& music)
{
    auto place = folder(music);
    if (::mkdir(place.c_str(), 0755) != 0 && errno != EEXIST)
        system_fault("make the folder", place, errno);
    std::error_code error;
    if (place != beside_music_ && !fs::exists(place / ignore, error))
        write_whole(place / ignore, "*\n");
    return place;
}

void Staging::discard(const fs::path& music, std::int64_t download) noexcept
{
    std::error_code ignored; // what is left goes at the next start
    fs::remove_all(beside_music_ / std::to_string(download), ignored);
    if (!music.empty())
        fs::remove_all(music / staging_folder / std::to_string(download), ignored);
}

void Staging::clear(const fs::path& music)
{
    empty(beside_music_, "");
    std::error_code ignored; // its .mpdignore alone harms nobody
    if (!fs::is_directory(music, ignored))
        return;
    empty(music / staging_folder, ignore);
    if (folder(music) == beside_music_)
        fs::remove_all(music / staging_folder, ignored);
}

}
