// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/event_log.hpp"
#include "adapters/web/progress_board.hpp"
#include "adapters/web/status.hpp"
#include "adapters/web/tally.hpp"
#include "plugin/fetching/layout.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/watching/search_intent.hpp"
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

// What HTTP shows and steers. Called from the server's threads. Each call may throw Fault.
class WebWorld {
public:
    virtual ~WebWorld() = default;
    // Null while the database cannot be used; reasons() then says why.
    virtual History* history() = 0;
    virtual const ProgressBoard& progress() const = 0;
    virtual EventLog& events() = 0;
    [[nodiscard]] virtual Tally::Counts tally() const = 0;
    // Another number whenever something has changed that the answer to a search depends on: the history, the library,
    // the configuration.
    [[nodiscard]] virtual std::uint64_t turn() const = 0;
    [[nodiscard]] virtual Time now() const = 0;
    // Why topfive is not ready; empty: it is.
    [[nodiscard]] virtual std::vector<std::string> reasons() const = 0;
    [[nodiscard]] virtual Status status() = 0;
    // What a search would bring, nothing started; `soon` as Layout has it. Throws what services throw, and soon after a
    // stop.
    [[nodiscard]] virtual Layout::Preview preview(const SearchIntent&, std::stop_token, const Layout::Soon& soon) = 0;
    // Opens a story and lets a worker have it.
    virtual StoryId ask(const SearchIntent&) = 0;
    // Lets a worker have an open story now, whatever it waits for.
    virtual void hurry(StoryId) = 0;
    // Undoes a placed file; cancels and blocks an unfinished one. False: no such download.
    virtual bool take_out(DownloadId) = 0; // throws Refused where a person's file stands in its place
    // Offers a download again, whatever its ladder says. False: no such download.
    virtual bool retry(DownloadId) = 0;
    // The picture of a placed file, small; empty: there is none.
    [[nodiscard]] virtual std::string cover(DownloadId, std::stop_token) = 0;
};

}
