// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace topfive {

// The songs whose files were changed lately, out of a whole library: what MPD's "modified-since" names again and again
// can so be told from what is new. Holds a bounded number; the horizon moves up where there are more.
class RecentSongs {
public:
    // Keeps songs changed at `horizon` or later, seconds since 1970.
    explicit RecentSongs(std::int64_t horizon) : horizon_(horizon) {}

    void add(const std::string& path, std::int64_t modified);

    enum class Kind { known, changed, unknown };
    [[nodiscard]] Kind kind_of(const std::string& path, std::int64_t modified) const;

    // All songs changed at this moment or later have been added.
    [[nodiscard]] std::int64_t horizon() const { return horizon_; }

    static constexpr std::size_t most = 2000;

private:
    void raise_horizon();

    std::int64_t horizon_;
    std::unordered_map<std::string, std::int64_t> songs_;
};

// "2026-07-18T10:00:00Z" as seconds since 1970; 0 when it is no such time.
[[nodiscard]] std::int64_t seconds_of(std::string_view rfc3339);

}
