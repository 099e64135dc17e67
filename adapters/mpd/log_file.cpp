// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace topfive {

namespace {

constexpr std::size_t block_size = std::size_t{64} << 10;
constexpr int blocks_at_once = 16;
constexpr std::size_t remembered = 64; // bytes before the offset

}

LogFile::LogFile(std::filesystem::path path) : path_(std::move(path)), block_(block_size, '\0') {}

// O_NONBLOCK: opening a FIFO would wait for its writer.
Descriptor LogFile::open_file()
{
    Descriptor file(::open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0) {
        trouble_ = fmt::format("MPD's log {} cannot be read: {}", path_.string(), std::strerror(errno));
        // One that is not there yet will be new when it is; one that may not be read is not.
        next_ = errno == ENOENT ? From::beginning : From::end;
        return file;
    }
    struct stat status {};
    if (fstat(file.get(), &status) < 0 || !S_ISREG(status.st_mode)) {
        trouble_ = fmt::format("MPD's log {} is not a regular file", path_.string());
        next_ = From::beginning;
        file.close();
        return Descriptor();
    }
    trouble_.clear();
    return file;
}

void LogFile::follow(Descriptor file, From from)
{
    file_ = std::move(file);
    next_ = From::beginning;
    cutter_.forget();
    last_.clear();
    offset_ = 0;
    if (from == From::end) {
        const auto size = lseek(file_.get(), 0, SEEK_END);
        // From the last byte on: were it the middle of a line, the rest of that line would read as one of its own.
        offset_ = size > 0 ? size - 1 : 0;
    }
}

bool LogFile::read(const Lines& lines)
{
    if (file_.get() < 0) {
        auto file = open_file();
        if (file.get() < 0)
            return false;
        follow(std::move(file), next_);
    }
    began_anew();
    for (int blocks = 0; blocks < blocks_at_once;) {
        const auto got = pread(file_.get(), block_.data(), block_.size(), offset_);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return began_anew() || moved_on();
        offset_ += got;
        ++blocks;
        const auto bytes = std::string_view(block_).substr(0, static_cast<std::size_t>(got));
        last_ = bytes.substr(bytes.size() - std::min(bytes.size(), remembered));
        cutter_.feed(bytes, lines);
    }
    return true;
}

// The file was emptied, and perhaps filled again beyond where it had been read: then other bytes stand before there.
bool LogFile::began_anew()
{
    std::array<char, remembered> now{};
    const auto size = static_cast<ssize_t>(last_.size());
    const auto got = pread(file_.get(), now.data(), last_.size(), offset_ - size);
    struct stat status {};
    const bool same = got == size && last_ == std::string_view(now.data(), last_.size());
    if (fstat(file_.get(), &status) < 0 || (status.st_size >= offset_ && same))
        return false;
    offset_ = 0;
    last_.clear();
    cutter_.forget();
    return true;
}

// A rotated log is left as soon as the new one holds something: until then MPD writes into the old one.
bool LogFile::moved_on()
{
    struct stat mine {};
    struct stat named {};
    if (fstat(file_.get(), &mine) < 0 || stat(path_.c_str(), &named) < 0 || !S_ISREG(named.st_mode) ||
        named.st_size == 0 || (mine.st_dev == named.st_dev && mine.st_ino == named.st_ino))
        return false;
    auto file = open_file();
    if (file.get() < 0)
        return false;
    follow(std::move(file), From::beginning);
    return true;
}

}
