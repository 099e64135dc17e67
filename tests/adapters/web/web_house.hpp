// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/store/sqlite_history.hpp"
#include "adapters/web/routes.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include <atomic>
#include <boost/json.hpp>
#include <functional>
#include <string>
#include <vector>

namespace topfive {

// A daemon for HTTP to show and steer: a real history in memory, and what was asked of the rest.
class WebHouse : public WebWorld {
public:
    History* history() override { return broken ? nullptr : &memory; }
    const ProgressBoard& progress() const override { return board; }
    EventLog& events() override { return log_of_events; }
    Tally::Counts tally() const override { return tallied.counts(); }
    std::uint64_t turn() const override { return turns; }
    Time now() const override { return clock.now(); }
    Layout::Preview preview(const SearchIntent& intent, std::stop_token stop, const Layout::Soon& soon) override
    {
        ++previews;
        if (on_named)
            soon(on_named(intent));
        return on_preview(intent, std::move(stop));
    }
    void hurry(StoryId id) override { hurried.push_back(id); }
    std::vector<std::string> reasons() const override { return not_ready; }
    Status status() override
    {
        auto told = facts;
        told.reasons = not_ready;
        return told;
    }
    StoryId ask(const SearchIntent& intent) override
    {
        asked.push_back(intent);
        return memory.open(intent);
    }
    bool take_out(DownloadId id) override
    {
        if (!memory.download(id))
            return false;
        memory.remove(id, "taken out by a person");
        return true;
    }
    bool retry(DownloadId id) override
    {
        if (!memory.download(id))
            return false;
        memory.waiting(id, "");
        return true;
    }

    std::string cover(DownloadId id, std::stop_token) override { return id == 1 ? picture : ""; }

    // A row for a song of Pulp.
    Download want(const std::string& title)
    {
        Recording recording;
        recording.id = "deezer:" + std::to_string(++songs);
        recording.title = title;
        recording.artists = {"Pulp"};
        recording.length = std::chrono::milliseconds(351'500);
        return memory.claim(recording, pulp, true, "");
    }
    DownloadId fetched(const std::string& title)
    {
        const auto row = want(title);
        memory.downloading(row.id, candidate());
        memory.placing(row.id, "Topfive/Pulp/" + title + ".opus");
        memory.placed(row.id, "Topfive/Pulp/" + title + ".opus", 4'000'000);
        memory.completed(row.id);
        return row.id;
    }
    static Candidate candidate()
    {
        Candidate one;
        one.source = "youtube";
        one.id = "yuTMWgOduFM";
        return one;
    }

    FakeClock clock;
    FakeLog log;
    SqliteHistory memory{":memory:", clock, log};
    ProgressBoard board;
    EventLog log_of_events{1000};
    Tally tallied;
    std::atomic<std::uint64_t> turns = 1;
    std::atomic<int> previews = 0;
    std::function<Layout::Preview(const SearchIntent&, std::stop_token)> on_preview = [](const SearchIntent&,
                                                                                         const std::stop_token&) {
        return Layout::Preview{{{}, {}, "nobody"}, "", {}};
    };
    std::function<Layout::Preview(const SearchIntent&)> on_named; // what is known before the chart is
    std::vector<StoryId> hurried;
    Status facts;
    std::vector<std::string> not_ready;
    std::vector<SearchIntent> asked;
    std::string picture; // of the first download
    bool broken = false;
    int songs = 0;
    Artist pulp{"deezer:27", "Pulp", "https://www.deezer.com/artist/27", 0, {}, ""};
};

}
