// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string_view>

namespace topfive {

enum class Stage { waiting, searching, downloading, converting, verifying, tagging, placing, updating };
[[nodiscard]] std::string_view name(Stage);

// How far one download is. bytes and total in bytes, 0: unknown; speed in bytes per second.
struct ProgressReport {
    std::int64_t download = 0;
    Stage stage = Stage::waiting;
    std::uint64_t bytes = 0;
    std::uint64_t total = 0;
    double speed = 0;
    // 0 to 1 over the bytes.
    [[nodiscard]] double share() const
    {
        return total == 0 ? 0 : bytes >= total ? 1 : static_cast<double>(bytes) / static_cast<double>(total);
    }
};

// Who wants to know how far downloads are. Called often, from any thread; returns at once.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void report(const ProgressReport&) noexcept = 0;
};

}
