// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// The last server-sent events, as they go over the wire, for everybody who listens. Safe from every thread.
class EventLog {
public:
    static constexpr std::size_t most = 1000;                       // CONTRACT 7
    static constexpr std::size_t most_bytes = std::size_t{8} << 20; // whole stories are long

    struct Event {
        std::uint64_t id = 0;
        std::shared_ptr<const std::string> text;
    };

    // Ids go on from `newest`. The time in microseconds makes them larger than those of every earlier process.
    explicit EventLog(std::uint64_t newest) : newest_(newest) {}

    // `json` is one line.
    void publish(std::string_view type, std::string_view json);
    // An event that only one listener gets, with the id of the newest one.
    [[nodiscard]] Event reset() const;

    [[nodiscard]] std::uint64_t newest() const;
    // Whether nothing is missing to somebody who has seen this one.
    [[nodiscard]] bool follows(std::uint64_t seen) const;
    // The next one; nullopt: there is none yet. Only for a `seen` that follows().
    [[nodiscard]] std::optional<Event> after(std::uint64_t seen) const;

    // Called after each publish(), from its thread.
    void on_publish(std::function<void()>);

private:
    [[nodiscard]] bool held(std::uint64_t seen) const;

    mutable std::mutex mutex_;
    std::deque<Event> events_; // their ids have no gaps
    std::size_t bytes_ = 0;
    std::uint64_t newest_;
    std::function<void()> published_;
};

}
