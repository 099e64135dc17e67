// SPDX-License-Identifier: MIT
#include "adapters/files/music_directory.hpp"

#include "adapters/files/durable.hpp"
#include "adapters/files/inside.hpp"
#include "plugin/errors.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

using Lock = std::scoped_lock<std::mutex>;

namespace {

// So many recordings of one name in one folder are a mistake of somebody's, not songs.
constexpr int most_of_a_name = 999;

bool is_there(const fs::path& path)
{
    std::error_code error; // what cannot be looked at is there
    return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

}

MusicDirectory::MusicDirectory(MusicDirectoryOptions options)
    : options_(std::move(options)), mode_(options_.mode), folder_mode_(options_.folder_mode),
      music_(options_.music_directory), staging_(options_.data_directory),
      made_folders_(options_.data_directory / "folders")
{
}

void MusicDirectory::use(const fs::path& music_directory)
{
    const Lock lock(path_mutex_);
    music_ = music_directory;
}

void MusicDirectory::use_modes(mode_t mode, mode_t folder_mode)
{
    mode_ = mode;
    folder_mode_ = folder_mode;
}

fs::path MusicDirectory::path() const
{
    const Lock lock(path_mutex_);
    return music_;
}

fs::path MusicDirectory::staging() const
{
    const auto music = known();
    const Lock lock(mutex_);
    return staging_.folder(music);
}

fs::path MusicDirectory::known() const
{
    auto music = path();
    if (music.empty())
        throw Fault("the music directory is not known: MPD does not tell it here, so mpd.music_directory must");
    return music;
}

std::optional<std::string> MusicDirectory::obstacle() const
try {
    const auto music = known();
    if (auto wrong = wrong_ ? wrong_() : std::nullopt)
        return wrong;
    const Lock lock(mutex_);
    std::error_code error;
    if (!fs::is_directory(music, error))
        return fmt::format("the music directory {} is not there: {}", music.string(),
                           error ? error.message() : "not a folder");
    if (access(music.c_str(), W_OK | X_OK) != 0)
        return fmt::format("the music directory {} cannot be written: {}", music.string(), std::strerror(errno));
    if (access(options_.data_directory.c_str(), W_OK | X_OK) != 0)
        return fmt::format("the data directory {} cannot be written: {}", options_.data_directory.string(),
                           std::strerror(errno));
    (void)staging_.folder(music);
    return {};
} catch (const Fault& fault) {
    return fault.what();
}

std::uint64_t MusicDirectory::free_bytes() const
{
    struct statvfs status {};
    return statvfs(path().c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize : 0;
}

fs::path MusicDirectory::workspace(std::int64_t download)
{
    const auto music = known();
    const Lock lock(mutex_);
    staging_.discard(music, download);
    const auto folder = staging_.ready(music) / std::to_string(download);
    if (mkdir(folder.c_str(), 0755) != 0)
        system_fault("make the folder", folder, errno);
    return folder;
}

void MusicDirectory::discard(std::int64_t download) noexcept
{
    const auto path = this->path();
    const Lock lock(mutex_);
    staging_.discard(path, download);
}

void MusicDirectory::clear_staging()
{
    const auto path = this->path();
    const Lock lock(mutex_);
    staging_.clear(path);
}

bool MusicDirectory::exists(const std::string& path) const
{
    std::error_code error;
    return is_below(path) && fs::is_regular_file(this->path() / path, error);
}

bool MusicDirectory::lacks(const std::string& path) const
{
    const auto music = this->path();
    if (!is_below(path) || is_there(music / path))
        return false;
    auto above = fs::path(path).parent_path();
    while (!above.empty() && !is_there(music / above))
        above = above.parent_path();
    std::error_code error;
    return (!above.empty() || !fs::path(path).has_parent_path()) && fs::is_directory(music / above, error);
}

std::uint64_t MusicDirectory::size(const std::string& path) const
{
    std::error_code error;
    const auto bytes = is_below(path) ? fs::file_size(this->path() / path, error) : 0;
    return error ? 0 : bytes;
}

std::string MusicDirectory::place(const fs::path& file, const std::string& wanted,
                                  const std::function<void(const std::string& path)>& journal)
{
    const auto path = checked(wanted);
    if (const auto wrong = wrong_ ? wrong_() : std::nullopt)
        throw Fault(fmt::format("cannot place {}: {}", wanted, *wrong));
    make_ready(file, mode_);
    const auto music = known();
    const Lock lock(mutex_);
    const auto made = make_folders(music, path.parent_path());
    try {
        return rename_in(music, file, path, journal);
    } catch (...) {
        remove_folders(music, made);
        throw;
    }
}

// The folders that were missing, the outermost first.
std::vector<fs::path> MusicDirectory::make_folders(const fs::path& music, const fs::path& folder)
{
    (void)real_folder(music, folder);
    std::vector<fs::path> made;
    fs::path below;
    try {
        for (const auto& name : folder) {
            below /= name;
            const auto path = music / below;
            if (is_there(path))
                continue;
            made_folders_.add(below.string());
            made.push_back(below);
            struct stat status {};
            if (mkdir(path.c_str(), folder_mode_) != 0 || stat(path.c_str(), &status) != 0)
                system_fault("make the folder", path, errno);
            // mkdir's mode passes through the umask. Who shares a library by group has set the group's bit.
            if (chmod(path.c_str(), folder_mode_ | (status.st_mode & S_ISGID)) != 0 && errno != EPERM)
                system_fault("set the mode of", path, errno);
            sync_folder(path.parent_path());
        }
    } catch (...) {
        remove_folders(music, made);
        throw;
    }
    return made;
}

// Empty ones only: rmdir refuses the others.
void MusicDirectory::remove_folders(const fs::path& music, const std::vector<fs::path>& made) noexcept
try {
    for (auto folder = made.rbegin(); folder != made.rend(); ++folder)
        if (rmdir((music / *folder).c_str()) == 0 || !is_there(music / *folder))
            made_folders_.forget(folder->string());
} catch (const Fault&) { // the fault that led here is the one to be told
}

std::string MusicDirectory::rename_in(const fs::path& music, fs::path file, const fs::path& wanted,
                                      const std::function<void(const std::string& path)>& journal)
{
    for (int number = 1; number <= most_of_a_name;) {
        const auto path = number == 1 ? wanted.string() : numbered(wanted, number);
        const auto target = real_folder(music, wanted.parent_path()) / fs::path(path).filename();
        if (is_there(target)) {
            ++number;
            continue;
        }
        journal(path);
        switch (rename_to_free_name(file, target)) {
        case Renamed::taken: // by somebody else, this very moment
            ++number;
            continue;
        case Renamed::other_file_system:
            file = copy_across(music, file);
            continue;
        case Renamed::yes:
            break;
        }
        try {
            sync_folder(target.parent_path());
        } catch (const Fault&) {
            unlink(target.c_str()); // nobody may hear of a song that the disk does not hold
            throw;
        }
        return path;
    }
    throw Fault(fmt::format("{} and {} more files of that name are there", (music / wanted).string(), most_of_a_name));
}

// Into staging on the music directory's own file system, so that the last step is a rename after all.
fs::path MusicDirectory::copy_across(const fs::path& music, const fs::path& file)
{
    staging_.use_music_directory(music);
    const auto folder = staging_.ready(music) / file.parent_path().filename();
    const auto copy = folder / file.filename();
    std::error_code error;
    if (copy == file)
        system_fault("rename into", music, EXDEV);
    fs::create_directories(folder, error);
    if (!error)
        fs::copy_file(file, copy, fs::copy_options::overwrite_existing, error);
    if (error)
        system_fault("copy to", copy, error.value());
    make_ready(copy, mode_);
    return copy;
}

void MusicDirectory::take_out(const std::string& path)
{
    const auto taken = checked(path);
    const auto music = known();
    const Lock lock(mutex_);
    const auto folder = real_folder(music, taken.parent_path());
    if (unlink((folder / taken.filename()).c_str()) != 0 && errno != ENOENT)
        system_fault("remove", folder / taken.filename(), errno);
    if (is_there(folder))
        sync_folder(folder);
    for (auto above = taken.parent_path(); !above.empty(); above = above.parent_path()) {
        if (!made_folders_.contains(above.string()))
            break;
        if (rmdir((music / above).c_str()) != 0 && is_there(music / above))
            break; // something else stands in it
        made_folders_.forget(above.string());
    }
}

}
