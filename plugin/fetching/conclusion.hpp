// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/relatives.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include <functional>
#include <string>
#include <utility>

namespace topfive {

// Ends stories: a story whose recordings are all completed, in error or not wanted is over; one whose recordings wait
// for room or a pause is looked at again later. What was searched for is followed by related artists. Safe from every
// thread.
class Conclusion {
public:
    Conclusion(History& history, Relatives& relatives, const Clock& clock, std::function<void(const Story&)> ended)
        : history_(history), relatives_(relatives), clock_(clock), ended_(std::move(ended))
    {
    }
    void conclude(StoryId) const;
    // For a story that ended another way: nobody by that name, a fault for good.
    void tell_end(StoryId) const;
    void conclude_all() const; // every open story that has places

private:
    void conclude(const Story&) const;
    [[nodiscard]] bool under_way(const Place&) const;
    [[nodiscard]] std::string waits_for(const Story&) const; // empty: for nothing

    History& history_;
    Relatives& relatives_;
    const Clock& clock_;
    std::function<void(const Story&)> ended_;
};

}
