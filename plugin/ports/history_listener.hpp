// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include <string>

namespace topfive {

// Hears what was remembered, right after it was, in the thread that did it. Returns at once and throws nothing.
class HistoryListener {
public:
    virtual ~HistoryListener() = default;
    virtual void opened(StoryId) noexcept = 0;
    // Named, laid out, postponed, closed; its lines alone are no change.
    virtual void changed(StoryId) noexcept = 0;
    virtual void changed(DownloadId, DownloadState) noexcept = 0;
    virtual void removed(const Download&, const std::string& reason) noexcept = 0; // as it was
};

}
