// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/claims.hpp"
#include "plugin/fetching/conclusion.hpp"
#include "plugin/fetching/fetcher.hpp"
#include "plugin/fetching/inbox.hpp"
#include "plugin/fetching/layout.hpp"
#include "plugin/fetching/relatives.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/log.hpp"
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace topfive {

// One story from its search to its last recording placed. Idempotent: what the history knows is not done twice, so
// that after a crash every open story is simply run again.
class Pipeline {
public:
    // observe: everything but the download (mode: observe).
    Pipeline(bool observe, const Layout& layout, const Fetcher& fetcher, const Conclusion& conclusion,
             Relatives& relatives, Inbox& inbox, Claims& claims, History& history, Library& library, const Shelf& shelf,
             const Clock& clock, Log& log)
        : observe_(observe), layout_(layout), fetcher_(fetcher), conclusion_(conclusion), relatives_(relatives),
          inbox_(inbox), claims_(claims), history_(history), library_(library), shelf_(shelf), clock_(clock), log_(log)
    {
    }

    void run(StoryId, std::stop_token) noexcept;

private:
    void carry(const Story&, std::stop_token);
    // True: all that can be done now is done.
    bool fetch(const Story&, bool afresh, std::stop_token);
    bool fetch_in_gaps(const Story&, std::span<const Recording> siblings, std::stop_token);
    [[nodiscard]] std::optional<Job> job_of(const Place&, bool from_the_first_rung);
    void abandon(const Story&);
    void sum_up(StoryId);
    void end_batch(const Story&);
    bool hold(const Story&, const std::string& reason); // true: there are rows that wait now
    void climb(const Story&, const std::string& reason, std::optional<Time> until);
    [[nodiscard]] std::optional<std::string> obstacle() const;

    bool observe_;
    const Layout& layout_;
    const Fetcher& fetcher_;
    const Conclusion& conclusion_;
    Relatives& relatives_;
    Inbox& inbox_;
    Claims& claims_;
    History& history_;
    Library& library_;
    const Shelf& shelf_;
    const Clock& clock_;
    Log& log_;
};

}
