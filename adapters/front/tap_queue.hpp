// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/figures.hpp"
#include "adapters/front/loop.hpp"
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The front's end of the tap. Frames wait here while the back is busy or away: the last 1,000 lines, older ones are
// counted as dropped. Nothing is ever waited for.
class TapQueue final : public Watcher {
public:
    static constexpr std::size_t most_lines = 1000;

    // `again`: how old a line may be to be sent a second time to the next back, when one dies.
    TapQueue(Loop&, Figures&, Loop::Clock::duration again); // throws Fault

    void line(std::uint64_t connection, std::string_view listen, std::string_view client, std::string_view line,
              std::string_view in_log = {});
    void refusal(std::uint64_t connection);
    void end(std::uint64_t connection);

    void flush(); // sends what the socket takes
    // The back died, and its successor shall not miss what nobody read, nor what was read but may not have settled.
    void rewind();
    [[nodiscard]] int back_end() const { return back_end_.get(); }
    void ready(std::uint32_t events) override;

private:
    struct Frame {
        std::string bytes;
        bool line = false;
        std::chrono::system_clock::time_point at;
    };

    Frame& add(bool line);
    void flush_soon();
    Frame& at(std::uint64_t number) { return frames_[number % frames_.size()]; }
    void drop_oldest();
    std::size_t take_back(); // how many frames lay unread in the socket

    Loop& loop_;
    Figures& figures_;
    Loop::Clock::duration again_;
    Descriptor front_end_;
    Descriptor back_end_; // kept open here, too: what a dead back did not read is still in it
    std::uint32_t watched_ = 0;
    bool planned_ = false; // a flush
    // A ring whose slots keep their memory. Frames are numbered from the first ever: [oldest_, unsent_) have been sent.
    std::vector<Frame> frames_;
    std::uint64_t oldest_ = 0;
    std::uint64_t unsent_ = 0;
    std::uint64_t next_ = 0;
    std::size_t lines_ = 0;
};

}
