// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_history.hpp"

#include "adapters/io/database.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/keys.hpp"
#include "adapters/store/opening.hpp"
#include "adapters/store/pruning.hpp"
#include "adapters/store/rows.hpp"
#include "adapters/store/time_text.hpp"

namespace topfive {

using Lock = std::scoped_lock<std::mutex>;
using Transaction = Database::Transaction;
using Commit = Database::Commit;

SqliteHistory::SqliteHistory(const std::filesystem::path& file, const Clock& clock, Log& log, OpenMode mode)
    : clock_(clock),
      database_(std::make_unique<Database>(open_store(
          file, mode == OpenMode::read_only ? Database::Mode::read_only : Database::Mode::create, clock, log)))
{
    if (mode == OpenMode::read_only)
        return;
    renew_keys(*database_, TOPFIVE_VERSION);
    prune(*database_, clock.now());
}

SqliteHistory::~SqliteHistory() = default;

std::string SqliteHistory::now() const
{
    return time_text(clock_.now());
}

std::vector<std::pair<DownloadId, std::string>> SqliteHistory::journal()
{
    const Lock lock(mutex_);
    // A path where another row's file stands by now says nothing about this one: its rename had failed.
    Rows rows(*database_, "SELECT download, path FROM journal j WHERE NOT EXISTS(SELECT 1 FROM downloaded_track d "
                          "WHERE d.download_path = j.path AND d.id <> j.download) ORDER BY download");
    std::vector<std::pair<DownloadId, std::string>> entries;
    while (rows.next())
        entries.emplace_back(rows.number(0), rows.text(1));
    return entries;
}

void SqliteHistory::forget_journal(DownloadId id)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("DELETE FROM journal WHERE download = ?", id);
    transaction.commit();
}

std::vector<StoryId> SqliteHistory::stories_of(DownloadId id)
{
    std::vector<StoryId> stories;
    {
        Rows rows(*database_, "SELECT DISTINCT story FROM place WHERE download = ? ORDER BY story");
        rows.bind(id);
        while (rows.next())
            stories.push_back(rows.number(0));
    }
    if (stories.empty())
        if (const auto last =
                database_->number("SELECT coalesce((SELECT max(story) FROM story_line WHERE download = ?), "
                                  "(SELECT max(id) FROM story))",
                                  id);
            last != 0)
            stories.push_back(last);
    return stories;
}

void SqliteHistory::tell_download(DownloadId id, StoryLine line)
{
    line.download = id;
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    if (line.track_id.empty()) {
        Rows rows(*database_, "SELECT track_id FROM downloaded_track WHERE id = ?");
        rows.bind(id);
        if (rows.next())
            line.track_id = rows.text(0);
    }
    for (const StoryId story : stories_of(id))
        insert_line(story, line);
    transaction.commit();
}

std::vector<std::int64_t> SqliteHistory::blocks_of(const Recording& recording)
{
    std::vector<std::int64_t> blocks;
    for (const auto& key : keys_of(recording))
        if (const auto id = database_->number("SELECT blocked FROM blocked_key WHERE key = ?", key); id != 0)
            blocks.push_back(id);
    return blocks;
}

void SqliteHistory::block(const Recording& recording, const std::string& reason)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_, Commit::lasting);
    for (const auto id : blocks_of(recording)) // the new reason stands
        database_->run("DELETE FROM blocked WHERE id = ?", id);
    database_->run("INSERT INTO blocked(recording, reason, at) VALUES(?, ?, ?)", json_text(recording), reason, now());
    const auto id = database_->last_id();
    for (const auto& key : keys_of(recording))
        database_->run("INSERT OR IGNORE INTO blocked_key(key, blocked) VALUES(?, ?)", key, id);
    transaction.commit();
}

void SqliteHistory::unblock(const Recording& recording)
{
    const Lock lock(mutex_);
    const auto blocks = blocks_of(recording);
    if (blocks.empty())
        return;
    Transaction transaction(*database_, Commit::lasting);
    for (const auto id : blocks)
        database_->run("DELETE FROM blocked WHERE id = ?", id);
    transaction.commit();
}

std::optional<std::string> SqliteHistory::blocked(const Recording& recording)
{
    const Lock lock(mutex_);
    const auto blocks = blocks_of(recording);
    if (blocks.empty())
        return {};
    Rows rows(*database_, "SELECT reason FROM blocked WHERE id = ?");
    rows.bind(blocks.front());
    return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
}

void SqliteHistory::reject_candidate(DownloadId id, const Candidate& candidate, const std::string& reason)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("INSERT OR REPLACE INTO rejected_candidate(download, candidate_id, source, reason, at) "
                   "SELECT id, ?2, ?3, ?4, ?5 FROM downloaded_track WHERE id = ?1",
                   id, candidate.id, candidate.source, reason, now());
    transaction.commit();
}

std::vector<std::pair<std::string, std::string>> SqliteHistory::rejected_candidates(DownloadId id)
{
    const Lock lock(mutex_);
    Rows rows(*database_,
              "SELECT source, candidate_id FROM rejected_candidate WHERE download = ? ORDER BY at, candidate_id");
    rows.bind(id);
    std::vector<std::pair<std::string, std::string>> refused;
    while (rows.next())
        refused.emplace_back(rows.text(0), rows.text(1));
    return refused;
}

std::size_t SqliteHistory::started_since(Time since)
{
    const Lock lock(mutex_);
    return static_cast<std::size_t>(database_->number("SELECT count(*) FROM begun WHERE at >= ?", time_text(since)));
}

std::uint64_t SqliteHistory::bytes_placed()
{
    const Lock lock(mutex_);
    return static_cast<std::uint64_t>(database_->number("SELECT sum(bytes) FROM downloaded_track WHERE placed"));
}

std::size_t SqliteHistory::fetched_of(const std::string& artist_id)
{
    const Lock lock(mutex_);
    return static_cast<std::size_t>(database_->number(
        "SELECT count(*) FROM downloaded_track WHERE download_status <> 'error' AND (artist_id = ?1 OR "
        "artist_folded IN (SELECT artist_folded FROM story WHERE artist_id = ?1))",
        artist_id));
}

History::Outlook SqliteHistory::outlook()
{
    const Lock lock(mutex_);
    Outlook outlook;
    const auto number = [&](const char* sql) { return static_cast<std::size_t>(database_->number(sql)); };
    outlook.artists = number("SELECT count(DISTINCT artist_id) FROM story WHERE charted_at IS NOT NULL");
    outlook.owned =
        number("SELECT count(DISTINCT json_extract(recording, '$.id')) FROM place WHERE state = 'in_library'");
    Rows rows(*database_, "SELECT count(*), coalesce(sum(length), 0) / 1000, count(*) FILTER (WHERE length IS NULL) "
                          "FROM (SELECT nullif(json_extract(recording, '$.length_ms'), 0) AS length "
                          "FROM downloaded_track WHERE download_status = 'pending')");
    if (rows.next()) {
        outlook.songs = static_cast<std::size_t>(rows.number(0));
        outlook.length = std::chrono::seconds(rows.number(1));
        outlook.unknown_lengths = static_cast<std::size_t>(rows.number(2));
    }
    return outlook;
}

std::vector<History::Day> SqliteHistory::placed_by_day()
{
    const Lock lock(mutex_);
    Rows rows(*database_, "SELECT substr(placed_at, 1, 10) AS day, count(*), sum(bytes) FROM downloaded_track "
                          "WHERE placed AND placed_at IS NOT NULL GROUP BY day ORDER BY day");
    std::vector<Day> days;
    while (rows.next())
        days.push_back(
            {rows.text(0), static_cast<std::size_t>(rows.number(1)), static_cast<std::uint64_t>(rows.number(2))});
    return days;
}

History::Counts SqliteHistory::counts()
{
    const Lock lock(mutex_);
    Counts counts;
    Rows rows(*database_, "SELECT download_status, count(*) FROM downloaded_track GROUP BY download_status");
    while (rows.next()) {
        const auto number = static_cast<std::size_t>(rows.number(1));
        switch (download_state(rows.text(0)).value_or(DownloadState::error)) {
        case DownloadState::pending:
            counts.pending += number;
            break;
        case DownloadState::downloading:
            counts.downloading += number;
            break;
        case DownloadState::completed:
            counts.completed += number;
            break;
        case DownloadState::error:
            counts.error += number;
        }
    }
    return counts;
}

}
