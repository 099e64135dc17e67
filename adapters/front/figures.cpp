// SPDX-License-Identifier: MIT
#include "adapters/front/figures.hpp"
#include "plugin/errors.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace topfive {

// Followed by the figures of each proxy. Fresh shared memory is zero, which is where every counter begins.
struct Figures::Memory {
    std::atomic<std::uint64_t> back_restarts;
    std::atomic<std::uint64_t> dropped_lines;
    std::uint64_t proxies;
};

namespace {

int shared_memory(std::size_t bytes)
{
    const int fd = memfd_create("topfive-figures", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, static_cast<off_t>(bytes)) != 0)
        throw Fault(fmt::format("memfd_create: {}", std::strerror(errno)));
    return fd;
}

std::size_t size_of(int fd)
{
    struct stat file {};
    if (fstat(fd, &file) != 0)
        throw Fault(fmt::format("the front's figures: {}", std::strerror(errno)));
    return static_cast<std::size_t>(file.st_size);
}

}

Figures::Figures(std::size_t proxies)
    : Figures(shared_memory(sizeof(Memory) + proxies * sizeof(ProxyFigures)),
              sizeof(Memory) + proxies * sizeof(ProxyFigures))
{
    memory_->proxies = proxies;
}

Figures Figures::inherited(int fd)
{
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return Figures(fd, size_of(fd));
}

Figures::Figures(int fd, std::size_t bytes) : fd_(fd), bytes_(bytes)
{
    void* memory =
        bytes < sizeof(Memory) ? MAP_FAILED : mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        throw Fault(fmt::format("the front's figures: {}", std::strerror(errno)));
    memory_ = static_cast<Memory*>(memory);
}

Figures::Figures(Figures&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), bytes_(other.bytes_), memory_(std::exchange(other.memory_, nullptr))
{
}

Figures::~Figures()
{
    if (memory_)
        munmap(memory_, bytes_);
    if (fd_ >= 0)
        close(fd_);
}

std::span<ProxyFigures> Figures::proxies() const
{
    return {reinterpret_cast<ProxyFigures*>(memory_ + 1), static_cast<std::size_t>(memory_->proxies)};
}

std::atomic<std::uint64_t>& Figures::back_restarts() const
{
    return memory_->back_restarts;
}
std::atomic<std::uint64_t>& Figures::dropped_lines() const
{
    return memory_->dropped_lines;
}

}
