// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include <chrono>
#include <thread>

namespace topfive {

// Ends the back by force when it does not end by itself soon after its front is gone: nobody else would. It waits on a
// thread of its own for the tap's other end to close, so it works also where the back's loop hangs.
class FrontGuard {
public:
    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(2);

    explicit FrontGuard(int tap); // does not own it; throws Fault
    FrontGuard(const FrontGuard&) = delete;
    FrontGuard& operator=(const FrontGuard&) = delete;
    ~FrontGuard();

private:
    void wait(int tap) const;

    Descriptor over_; // readable once this ends
    std::thread thread_;
};

}
