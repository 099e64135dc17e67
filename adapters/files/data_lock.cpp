// SPDX-License-Identifier: MIT
#include "adapters/files/data_lock.hpp"

#include "plugin/errors.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace topfive {

namespace {

std::string holder_of(int fd)
{
    std::array<char, 32> text{};
    const auto size = pread(fd, text.data(), text.size() - 1, 0);
    std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    while (holder.ends_with('\n'))
        holder.pop_back();
    return holder;
}

}

DataLock::DataLock(const std::filesystem::path& data_directory, pid_t holder)
{
    const auto file = data_directory / "topfive.lock";
    fd_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd_ < 0)
        throw Fault(fmt::format("{} cannot be written: {}", file.string(), std::strerror(errno)));
    if (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const auto who = holder_of(fd_);
        close(fd_);
        throw Fault(fmt::format("another topfive (process {}) works on {}; one daemon a data directory", who,
                                data_directory.string()));
    }
    const auto text = fmt::format("{}\n", holder);
    if (ftruncate(fd_, 0) != 0 || pwrite(fd_, text.data(), text.size(), 0) < 0) {
        const auto error = errno;
        close(fd_);
        throw Fault(fmt::format("{} cannot be written: {}", file.string(), std::strerror(error)));
    }
}

DataLock::~DataLock()
{
    close(fd_);
}

}
