// SPDX-License-Identifier: MIT
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace topfive {

// What one listening address carried.
struct ProxyFigures {
    std::atomic<std::uint64_t> clients;        // connected now
    std::atomic<std::uint64_t> connections;    // since the start
    std::atomic<std::uint64_t> closed_at_once; // because MPD was away
    std::atomic<std::uint64_t> bytes_to_mpd;
    std::atomic<std::uint64_t> bytes_to_clients;
};

// The front's counters, in memory that front and back share: the front counts without a system call, and the back
// reads them when somebody asks. The front alone writes.
class Figures {
public:
    explicit Figures(std::size_t proxies); // the front's; throws Fault
    static Figures inherited(int fd);      // the back's; throws Fault
    Figures(Figures&&) noexcept;
    Figures(const Figures&) = delete;
    Figures& operator=(const Figures&) = delete;
    ~Figures();

    // One per proxy of the configuration, in its order.
    [[nodiscard]] std::span<ProxyFigures> proxies() const;
    [[nodiscard]] std::atomic<std::uint64_t>& back_restarts() const;
    // Lines that could have held a search and never reached a back.
    [[nodiscard]] std::atomic<std::uint64_t>& dropped_lines() const;
    [[nodiscard]] int descriptor() const { return fd_; }

private:
    struct Memory;
    explicit Figures(int fd, std::size_t bytes);

    int fd_ = -1;
    std::size_t bytes_ = 0;
    Memory* memory_ = nullptr;
};

// The front is the only writer, so no locked instruction is needed.
inline void count(std::atomic<std::uint64_t>& figure, std::uint64_t more = 1)
{
    figure.store(figure.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
}

}
