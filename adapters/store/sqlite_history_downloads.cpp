// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_history.hpp"

#include "adapters/io/database.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/keys.hpp"
#include "adapters/store/rows.hpp"
#include "adapters/store/time_text.hpp"
#include "plugin/music/fold.hpp"

#include <fmt/format.h>

namespace topfive {

using Lock = std::scoped_lock<std::mutex>;
using Transaction = Database::Transaction;
using Commit = Database::Commit;

namespace {

template <typename... Values>
std::vector<Download> downloads_where(Database& database, std::string_view rest, const Values&... values)
{
    Rows rows(database, fmt::format("SELECT {} FROM downloaded_track d {}", download_columns, rest));
    (rows.bind(values), ...);
    std::vector<Download> found;
    while (rows.next())
        found.push_back(download_from(rows));
    return found;
}

std::optional<Download> row_where(Database& database, std::string_view rest, const auto& value)
{
    auto found = downloads_where(database, rest, value);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// Adds a folded line to what `topfive why` finds the row by.
void add_words(Database& database, DownloadId id, std::string_view text)
{
    database.run("UPDATE downloaded_track SET words = words || ?2 WHERE id = ?1 AND NOT instr(words, ?2)", id,
                 folded_words({text}));
}

}

std::optional<DownloadId> SqliteHistory::row_of(const std::vector<std::string>& keys)
{
    for (const auto& key : keys)
        if (const auto id = database_->number("SELECT download FROM downloaded_key WHERE key = ?", key); id != 0)
            return id;
    return {};
}

void SqliteHistory::add_keys(DownloadId id, const std::vector<std::string>& keys)
{
    for (const auto& key : keys)
        database_->run("INSERT OR IGNORE INTO downloaded_key(key, download) VALUES(?, ?)", key, id);
}

std::optional<Download> SqliteHistory::find(const Recording& recording)
{
    const auto keys = keys_of(recording);
    const Lock lock(mutex_);
    const auto id = row_of(keys);
    return id ? row_where(*database_, "WHERE d.id = ?", *id) : std::nullopt;
}

Download SqliteHistory::claim(const Recording& recording, const Artist& artist, bool asked,
                              const std::string& related_to)
{
    const auto keys = keys_of(recording);
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    auto id = row_of(keys);
    const auto time = now();
    if (!id) {
        const auto words = folded_words(recording) + folded_words({artist.name, artist.id});
        database_->run("INSERT INTO downloaded_track(track_id, artist_id, artist, artist_folded, title, asked, "
                       "recording, words, created_at, updated_at, related_to) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       recording.id, artist.id, artist.name, fold_artist(artist.name), recording.title, asked,
                       json_text(recording), words, time, time, related_to);
        id = database_->last_id();
    } else {
        database_->run("UPDATE downloaded_track SET asked = asked OR ?3, "
                       "related_to = CASE WHEN ?4 = '' THEN '' ELSE related_to END, updated_at = ?1 "
                       "WHERE id = ?2 AND (asked < ?3 OR (?4 = '' AND related_to <> '' AND placed = 0))",
                       time, *id, asked, related_to);
    }
    add_keys(*id, keys);
    auto row = row_where(*database_, "WHERE d.id = ?", *id);
    transaction.commit();
    return std::move(*row);
}

std::optional<Download> SqliteHistory::download(DownloadId id)
{
    const Lock lock(mutex_);
    return row_where(*database_, "WHERE d.id = ?", id);
}

std::optional<Download> SqliteHistory::download_at(const std::string& path)
{
    const Lock lock(mutex_);
    return row_where(*database_, "WHERE d.download_path = ? ORDER BY d.id DESC", path);
}

std::vector<Download> SqliteHistory::downloads(const Filter& filter)
{
    std::optional<std::string> state, artist, since;
    if (filter.state)
        state = name(*filter.state);
    if (!filter.artist.empty())
        artist = fold_artist(filter.artist);
    since = time_text(filter.since);
    const Lock lock(mutex_);
    return downloads_where(
        *database_,
        fmt::format("WHERE (?1 IS NULL OR d.download_status = ?1) AND (?2 IS NULL OR d.artist_folded = ?2) "
                    "AND (?3 IS NULL OR coalesce(d.placed_at, d.created_at) >= ?3) AND (?4 = 0 OR d.id < ?4) "
                    "AND (?6 = 0 OR (d.placed AND d.verified = 'unknown')) ORDER BY d.id {} LIMIT ?5",
                    filter.oldest_first ? "ASC" : "DESC"),
        state, artist, since, filter.before, filter.limit, filter.unverified);
}

std::vector<Download> SqliteHistory::recently_completed(std::size_t limit)
{
    const Lock lock(mutex_);
    return downloads_where(*database_,
                           "WHERE d.download_status = 'completed' ORDER BY d.placed_at DESC, d.id DESC LIMIT ?", limit);
}

std::vector<Download> SqliteHistory::unfinished()
{
    const Lock lock(mutex_);
    return downloads_where(*database_, "WHERE d.download_status IN ('pending', 'downloading') ORDER BY d.id");
}

std::vector<StoryId> SqliteHistory::due(Time moment)
{
    const auto until = time_text(moment);
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    std::vector<StoryId> offered;
    {
        Rows rows(*database_,
                  "SELECT id FROM story WHERE state = 'open' AND retry_at <= ?1 UNION "
                  "SELECT (SELECT max(p.story) FROM place p WHERE p.download = d.id) FROM downloaded_track d "
                  "WHERE d.download_status = 'error' AND d.retry_at <= ?1 ORDER BY 1");
        rows.bind(until);
        while (rows.next())
            if (!rows.null(0))
                offered.push_back(rows.number(0));
    }
    const auto time = now();
    for (const StoryId story : offered)
        database_->run("UPDATE story SET state = 'open', retry_at = NULL, updated_at = ? WHERE id = ?", time, story);
    database_->run("UPDATE downloaded_track SET download_status = 'pending', error = '', retry_at = NULL, "
                   "updated_at = ? WHERE download_status = 'error' AND retry_at <= ?",
                   time, until);
    transaction.commit();
    return offered;
}

std::optional<Time> SqliteHistory::next_due()
{
    const Lock lock(mutex_);
    Rows rows(*database_, "SELECT min(retry_at) FROM (SELECT retry_at FROM story WHERE state = 'open' UNION ALL "
                          "SELECT retry_at FROM downloaded_track WHERE download_status = 'error')");
    return rows.next() ? time_of(rows.text(0)) : std::nullopt;
}

void SqliteHistory::require_row(DownloadId id, const char* tried)
{
    if (database_->changed() == 0)
        throw Fault(fmt::format("{}: download {} is gone, it was cancelled", tried, id));
}

void SqliteHistory::downloading(DownloadId id, const Candidate& candidate)
{
    const bool youtube = candidate.source == "youtube";
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    const auto time = now();
    database_->run("UPDATE downloaded_track SET download_status = 'downloading', candidate = ?, youtube_video_id = ?, "
                   "error = '', retry_at = NULL, updated_at = ? WHERE id = ?",
                   json_text(candidate), youtube ? std::optional(candidate.id) : std::nullopt, time, id);
    require_row(id, "fetch");
    add_words(*database_, id, candidate.source + ':' + candidate.id);
    database_->run("INSERT INTO begun(at, download) VALUES(?, ?)", time, id);
    transaction.commit();
}

void SqliteHistory::waiting(DownloadId id, const std::string& reason)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run(
        "UPDATE downloaded_track SET download_status = 'pending', error = ?, retry_at = NULL, updated_at = ? "
        "WHERE id = ?",
        reason, now(), id);
    transaction.commit();
}

void SqliteHistory::failed(DownloadId id, const std::string& reason, int rung, std::optional<Time> retry_at)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE downloaded_track SET download_status = 'error', error = ?, rung = ?, retry_at = ?, "
                   "updated_at = ? WHERE id = ?",
                   reason, rung, time_text(retry_at), now(), id);
    transaction.commit();
}

void SqliteHistory::verified(DownloadId id, Verified verified)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE downloaded_track SET verified = ?, updated_at = ? WHERE id = ?", name(verified), now(), id);
    require_row(id, "verify");
    transaction.commit();
}

void SqliteHistory::placing(DownloadId id, const std::string& path)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_, Commit::lasting);
    database_->run("INSERT OR REPLACE INTO journal(download, path, at) "
                   "SELECT id, ?2, ?3 FROM downloaded_track WHERE id = ?1",
                   id, path, now());
    require_row(id, "place");
    transaction.commit();
}

// Not lasting: after a power cut the journal tells the same.
void SqliteHistory::placed(DownloadId id, const std::string& path, std::uint64_t bytes)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    const auto time = now();
    database_->run("UPDATE downloaded_track SET download_status = 'downloading', download_path = ?, placed = 1, "
                   "bytes = ?, error = '', retry_at = NULL, placed_at = ?, updated_at = ? WHERE id = ?",
                   path, bytes, time, time, id);
    require_row(id, "place");
    add_words(*database_, id, path);
    database_->run("DELETE FROM journal WHERE download = ?", id);
    transaction.commit();
}

void SqliteHistory::completed(DownloadId id)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_, Commit::lasting);
    database_->run("UPDATE downloaded_track SET download_status = 'completed', error = '', retry_at = NULL, "
                   "updated_at = ? WHERE id = ? AND placed",
                   now(), id);
    transaction.commit();
}

void SqliteHistory::moved(DownloadId id, const std::string& path)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE downloaded_track SET download_path = ? WHERE id = ? AND placed", path, id);
    add_words(*database_, id, path);
    transaction.commit();
}

std::vector<std::pair<DownloadId, std::string>> SqliteHistory::standing()
{
    const Lock lock(mutex_);
    std::vector<std::pair<DownloadId, std::string>> found;
    for (Rows rows(*database_, "SELECT id, download_path FROM downloaded_track WHERE placed"); rows.next();)
        found.emplace_back(rows.number(0), rows.text(1));
    return found;
}

void SqliteHistory::remove(DownloadId id, const std::string& reason)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_, Commit::lasting);
    database_->run("UPDATE place SET state = 'rejected', why = ?2, path = '', download = NULL, "
                   "words = words || (SELECT words FROM downloaded_track WHERE id = ?1) WHERE download = ?1 "
                   "AND EXISTS(SELECT 1 FROM downloaded_track WHERE id = ?1)",
                   id, reason);
    database_->run("DELETE FROM downloaded_track WHERE id = ?", id);
    transaction.commit();
}

}
