// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"

namespace topfive {

// Rouses a thread that waits in poll(2) for descriptor(). Safe from every thread.
class Wakeup {
public:
    Wakeup(); // throws Unavailable when the system has no descriptor left
    void wake() const;
    [[nodiscard]] int descriptor() const { return event_.get(); }
    // Back to rest, by the thread that was roused.
    void clear() const;

private:
    Descriptor event_;
};

}
