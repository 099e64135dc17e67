// SPDX-License-Identifier: MIT
#include "adapters/files/data_lock.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace topfive {

namespace {

pid_t holder_of(int fd)
{
    std::array<char, 32> text{};
    const auto size = pread(fd, text.data(), text.size() - 1, 0);
    pid_t holder = 0;
    std::from_chars(text.data(), text.data() + std::max<ssize_t>(size, 0), holder);
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
        throw DataHeld(fmt::format("another topfive (process {}) works on {}; one daemon a data directory", who,
                                   data_directory.string()),
                       who);
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
