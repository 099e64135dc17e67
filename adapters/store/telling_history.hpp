// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/store/sqlite_history.hpp"
#include "plugin/ports/history_listener.hpp"

namespace topfive {

// A history that tells of every change once it is remembered, and logs each step of a story with its keys: what is
// looked at at level debug, what comes of it at level info.
class TellingHistory : public SqliteHistory {
public:
    // `listener` must live longer.
    TellingHistory(const std::filesystem::path& file, const Clock& clock, Log& log, HistoryListener& listener)
        : SqliteHistory(file, clock, log), log_(log), listener_(listener)
    {
    }

    StoryId open(const SearchIntent&) override;
    void name_story(StoryId, const std::optional<Artist>&, const std::optional<Recording>& track) override;
    void set_places(StoryId, const std::vector<Place>&) override;
    void tell(StoryId, StoryLine) override;
    void tell_download(DownloadId, StoryLine) override;
    void close(StoryId, StoryState, const std::string& outcome) override;
    void postpone(StoryId, int rung, Time retry_at, const std::string& reason) override;
    Download claim(const Recording&, const Artist&, bool asked, const std::string& related_to) override;
    std::vector<StoryId> due(Time now) override;
    void downloading(DownloadId, const Candidate&) override;
    void waiting(DownloadId, const std::string& reason) override;
    void failed(DownloadId, const std::string& reason, int rung, std::optional<Time> retry_at) override;
    void placed(DownloadId, const std::string& path, std::uint64_t bytes) override;
    void completed(DownloadId) override;
    void moved(DownloadId, const std::string& path) override;
    void remove(DownloadId, const std::string& reason) override;

private:
    Log& log_;
    HistoryListener& listener_;
};

}
