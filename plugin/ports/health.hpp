// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// How a service or a source is: "ok", "paused" (rests until `until`), "failing", "unused" (not asked yet).
struct ServiceHealth {
    std::string name;
    std::string state = "unused";
    std::optional<std::chrono::system_clock::time_point> until;
    std::string error;        // the last fault, empty when the last call went well
    std::uint64_t faults = 0; // since it was set up
};

// Anything that can tell how its services are. Safe from every thread.
class Health {
public:
    virtual ~Health() = default;
    [[nodiscard]] virtual std::vector<ServiceHealth> health() const = 0;
};

}
