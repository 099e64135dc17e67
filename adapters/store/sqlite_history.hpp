// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/log.hpp"
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace topfive {

class Database;

// History in a SQLite file (migrations.cpp says in which shape). One connection, one lock.
//
// What survives a power cut at once: that a story was opened, the journal, that a row is completed, what is blocked,
// what was removed. The rest is worked out again from these, so it does not wait for the disk; a kill loses nothing.
// downloading, placing and placed throw Fault when the row is gone: it was cancelled meanwhile. The other calls pass
// over rows and stories that are gone.
class SqliteHistory : public History {
public:
    // read_only: for a second program beside the one that writes; every call that changes something throws.
    enum class OpenMode { read_write, read_only };
    // Makes the file, brings it up to date, sets a broken one aside (opening.hpp). `file` may be ":memory:".
    SqliteHistory(const std::filesystem::path& file, const Clock&, Log&, OpenMode = OpenMode::read_write);
    ~SqliteHistory() override;

    StoryId open(const SearchIntent&) override;
    std::vector<SearchIntent> followers(StoryId parent) override;
    void name_story(StoryId, const std::optional<Artist>&, const std::optional<Recording>& track) override;
    void set_chart(StoryId, const std::string& provider) override;
    void set_places(StoryId, const std::vector<Place>&) override;
    void tell(StoryId, StoryLine) override;
    void tell_download(DownloadId, StoryLine) override;
    void close(StoryId, StoryState, const std::string& outcome) override;
    void postpone(StoryId, int rung, Time retry_at, const std::string& reason) override;
    std::optional<Story> story(StoryId) override;
    std::vector<Story> open_stories() override;
    std::vector<Story> stories_about(std::string_view words, std::size_t limit) override;
    std::vector<Story> recent_stories(std::size_t limit, StoryId before = 0) override;
    // An artist of the same folded name is the same artist, whichever service named them.
    std::optional<Time> last_looked(const std::string& artist_id, StoryId except, bool related) override;
    std::optional<Searched> last_searched(const SearchIntent&, StoryId except) override;

    std::optional<Story> last_chart(const std::string& artist_id, std::size_t count) override;
    Told told_since(std::int64_t since) override;
    std::vector<Download> recently_completed(std::size_t limit) override;

    std::optional<Download> find(const Recording&) override;
    Download claim(const Recording&, const Artist&, bool asked, const std::string& related_to) override;
    std::optional<Download> download(DownloadId) override;
    std::optional<Download> download_at(const std::string& path) override;
    // `since`: placed since then, or made since then when not placed.
    std::vector<Download> downloads(const Filter&) override;
    std::vector<Download> unfinished() override;
    // Of a row's stories the newest is opened again, and stories whose own time has come are returned, too.
    std::vector<StoryId> due(Time now) override;
    std::optional<Time> next_due() override;

    void downloading(DownloadId, const Candidate&) override;
    void waiting(DownloadId, const std::string& reason) override;
    void failed(DownloadId, const std::string& reason, int rung, std::optional<Time> retry_at) override;
    void verified(DownloadId, Verified) override;
    void placing(DownloadId, const std::string& path) override;
    void placed(DownloadId, const std::string& path, std::uint64_t bytes) override;
    void completed(DownloadId) override;
    void moved(DownloadId, const std::string& path) override;
    std::vector<std::pair<DownloadId, std::string>> standing() override;
    std::vector<std::pair<DownloadId, std::string>> journal() override;
    void forget_journal(DownloadId) override;
    void remove(DownloadId, const std::string& reason) override;

    void block(const Recording&, const std::string& reason) override;
    void unblock(const Recording&) override;
    std::optional<std::string> blocked(const Recording&) override;
    void reject_candidate(DownloadId, const Candidate&, const std::string& reason) override;
    std::vector<std::pair<std::string, std::string>> rejected_candidates(DownloadId) override;

    std::size_t started_since(Time) override;
    std::uint64_t bytes_placed() override;
    // As last_looked: by id or folded name.
    std::size_t fetched_of(const std::string& artist_id) override;
    Counts counts() override;
    Outlook outlook() override;
    std::vector<Day> placed_by_day() override;

private:
    [[nodiscard]] std::string now() const;
    // A statement about a row; throws Fault when that row is gone.
    void require_row(DownloadId, const char* tried);
    void insert_line(StoryId, const StoryLine&);
    std::vector<StoryId> stories_of(DownloadId);
    [[nodiscard]] std::optional<DownloadId> row_of(const std::vector<std::string>& keys);
    void add_keys(DownloadId, const std::vector<std::string>& keys);
    std::vector<std::int64_t> blocks_of(const Recording&);

    std::mutex mutex_;
    const Clock& clock_;
    std::unique_ptr<Database> database_;
};

}
