// SPDX-License-Identifier: MIT
#include "adapters/files/durable.hpp"

#include "plugin/errors.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace topfive {

namespace fs = std::filesystem;

namespace {

class OpenFile {
public:
    OpenFile(const fs::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0644))
    {
        if (number_ < 0)
            system_fault("open", path, errno);
    }
    ~OpenFile() { ::close(number_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int number() const { return number_; }

    void sync() const
    {
        if (fsync(number_) != 0)
            system_fault("write", path_, errno);
    }
    void write(const std::string& text) const
    {
        for (std::size_t done = 0; done < text.size();) {
            const auto written = ::write(number_, text.data() + done, text.size() - done);
            if (written < 0)
                system_fault("write", path_, errno);
            done += static_cast<std::size_t>(written);
        }
    }

private:
    fs::path path_;
    int number_;
};

}

void system_fault(const std::string& tried, const fs::path& path, int error)
{
    throw Fault(fmt::format("cannot {} {}: {}", tried, path.string(), std::strerror(error)));
}

void make_ready(const fs::path& path, mode_t mode)
{
    const OpenFile file(path, O_RDONLY | O_NOFOLLOW);
    struct stat status {};
    if (fstat(file.number(), &status) != 0)
        system_fault("look at", path, errno);
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        throw Fault(fmt::format("{} is no file with something in it", path.string()));
    // FAT has no modes and refuses: then its mount options say who may read.
    if (fchmod(file.number(), mode) != 0 && errno != EPERM && errno != ENOTSUP)
        system_fault("set the mode of", path, errno);
    // MPD reads a file again only when its time has changed (MPD's Walk.cxx).
    if (futimens(file.number(), nullptr) != 0)
        system_fault("set the time of", path, errno);
    file.sync();
}

void sync_folder(const fs::path& path)
{
    const OpenFile folder(path, O_RDONLY | O_DIRECTORY);
    if (fsync(folder.number()) != 0 && errno != EINVAL && errno != ENOTSUP) // FUSE and network shares may not know how
        system_fault("write the folder", path, errno);
}

void write_whole(const fs::path& file, const std::string& text)
{
    const fs::path next = file.string() + ".new";
    {
        const OpenFile out(next, O_WRONLY | O_CREAT | O_TRUNC);
        out.write(text);
        out.sync();
    }
    if (::rename(next.c_str(), file.c_str()) != 0)
        system_fault("write", file, errno);
    sync_folder(file.parent_path());
}

Renamed rename_to_free_name(const fs::path& from, const fs::path& to)
{
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return Renamed::yes;
    switch (errno) {
    case EEXIST:
        return Renamed::taken;
    case EXDEV:
        return Renamed::other_file_system;
    case EINVAL:
    case ENOSYS:
        return link_to_free_name(from, to);
    default:
        system_fault("rename to", to, errno);
    }
}

Renamed link_to_free_name(const fs::path& from, const fs::path& to)
{
    if (::link(from.c_str(), to.c_str()) != 0) {
        if (errno == EEXIST)
            return Renamed::taken;
        if (errno == EXDEV)
            return Renamed::other_file_system;
        system_fault("rename to", to, errno);
    }
    if (::unlink(from.c_str()) != 0)
        system_fault("remove", from, errno);
    return Renamed::yes;
}

}
