// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/health.hpp"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace topfive {

// How a provider has been lately. Three faults in a row, or its own word, and it is left alone: for a minute, and twice
// as long after each further fault, up to an hour. Not safe from several threads.
class Standing {
public:
    using Moment = std::chrono::system_clock::time_point;

    void went_well();
    // `until`: when the provider itself asked to be left alone.
    void failed(const std::string& what, Moment now, std::optional<Moment> until);
    // Never to be asked, as configured.
    void unusable(const std::string& why);

    [[nodiscard]] bool usable() const { return usable_; }
    // The moment until which it is left alone.
    [[nodiscard]] std::optional<Moment> rests(Moment now) const;
    [[nodiscard]] ServiceHealth health(const std::string& name, Moment now) const;

private:
    bool usable_ = true;
    bool asked_ = false;
    int faults_ = 0; // in a row
    std::uint64_t all_faults_ = 0;
    std::string error_;
    Moment until_{};
};

}
