// SPDX-License-Identifier: MIT
#include "adapters/store/migrations.hpp"

#include <array>
#include <cstdint>
#include <fmt/format.h>

namespace topfive {

namespace {

// Times are RFC 3339 in UTC with microseconds ("2026-11-24T09:30:00.000000Z"): people read them, and they sort as text.
// Columns `words` hold folded text for `topfive why`. JSON stands where nobody asks for the parts.
constexpr const char* version_1 = R"sql(
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL, field TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, origin TEXT NOT NULL,
    client TEXT NOT NULL, searched_at TEXT NOT NULL, count INTEGER NOT NULL,
    folded TEXT NOT NULL,                      -- text and title as last_searched compares them
    state TEXT NOT NULL DEFAULT 'open',        -- open, done, failed
    artist_id TEXT, artist_folded TEXT, artist TEXT, track TEXT, -- the last two JSON
    provider TEXT NOT NULL DEFAULT '', charted_at TEXT,
    outcome TEXT NOT NULL DEFAULT '', rung INTEGER NOT NULL DEFAULT 0, retry_at TEXT,
    words TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
);
CREATE INDEX story_folded ON story(folded, field);
CREATE INDEX story_artist ON story(artist_id);
CREATE INDEX story_artist_folded ON story(artist_folded);
CREATE INDEX story_open ON story(state) WHERE state = 'open';

CREATE TABLE downloaded_track (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    track_id TEXT NOT NULL,                    -- the chart's own, "deezer:1109731"
    artist_id TEXT NOT NULL, artist TEXT NOT NULL, artist_folded TEXT NOT NULL, title TEXT NOT NULL,
    youtube_video_id TEXT,                     -- of the last candidate
    download_path TEXT,                        -- relative to the music directory
    download_status TEXT NOT NULL DEFAULT 'pending', -- pending, downloading, completed, error
    placed INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '', rung INTEGER NOT NULL DEFAULT 0, retry_at TEXT,
    asked INTEGER NOT NULL DEFAULT 0,
    recording TEXT NOT NULL, candidate TEXT,   -- JSON
    words TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, placed_at TEXT
);
CREATE INDEX downloaded_track_status ON downloaded_track(download_status);
CREATE INDEX downloaded_track_path ON downloaded_track(download_path);
CREATE INDEX downloaded_track_artist ON downloaded_track(artist_id);
CREATE INDEX downloaded_track_artist_folded ON downloaded_track(artist_folded);

-- One recording is one row, whatever provider named it.
CREATE TABLE downloaded_key (
    key TEXT PRIMARY KEY,
    download INTEGER NOT NULL REFERENCES downloaded_track ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX downloaded_key_download ON downloaded_key(download);
CREATE TABLE keys_written_by (version TEXT NOT NULL); -- keys.hpp

CREATE TABLE place (
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    position INTEGER NOT NULL, rank INTEGER NOT NULL,
    recording TEXT NOT NULL,                   -- JSON
    state TEXT NOT NULL, path TEXT NOT NULL, why TEXT NOT NULL,
    download INTEGER,                          -- of downloaded_track
    words TEXT NOT NULL,
    PRIMARY KEY (story, position)
);
CREATE INDEX place_download ON place(download);

CREATE TABLE story_line (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    at TEXT NOT NULL, kind TEXT NOT NULL, download INTEGER NOT NULL, track_id TEXT NOT NULL, text TEXT NOT NULL,
    figures TEXT NOT NULL,                     -- JSON: [["score","0.97"], ...]
    words TEXT NOT NULL
);
CREATE INDEX story_line_story ON story_line(story);
CREATE INDEX story_line_download ON story_line(download) WHERE download > 0;

-- A file that is about to be renamed into the music directory.
CREATE TABLE journal (
    download INTEGER PRIMARY KEY REFERENCES downloaded_track ON DELETE CASCADE,
    path TEXT NOT NULL, at TEXT NOT NULL
);

-- Downloads begun, for the caps.
CREATE TABLE begun (at TEXT NOT NULL, download INTEGER NOT NULL);
CREATE INDEX begun_at ON begun(at);

CREATE TABLE rejected_candidate (
    download INTEGER NOT NULL REFERENCES downloaded_track ON DELETE CASCADE,
    candidate_id TEXT NOT NULL, source TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (download, candidate_id)
) WITHOUT ROWID;

-- What a person took out.
CREATE TABLE blocked (
    id INTEGER PRIMARY KEY, recording TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE blocked_key (
    key TEXT PRIMARY KEY,
    blocked INTEGER NOT NULL REFERENCES blocked ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX blocked_key_blocked ON blocked_key(blocked);

-- What services answered.
CREATE TABLE answer (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires_at TEXT NOT NULL);
CREATE INDEX answer_expires_at ON answer(expires_at);
)sql";

// What stands in MPD of ours (plugin/ports/display_memory.hpp). Lists of paths, one a line.
constexpr const char* version_2 = R"sql(
CREATE TABLE shown_playlist (
    of TEXT PRIMARY KEY, name TEXT NOT NULL,
    meant TEXT NOT NULL, listed TEXT NOT NULL, about_to TEXT NOT NULL, theirs INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shown_rank (of TEXT NOT NULL, path TEXT NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (of, path))
    WITHOUT ROWID;
CREATE INDEX shown_rank_path ON shown_rank(path);
CREATE TABLE shown_source (download INTEGER PRIMARY KEY REFERENCES downloaded_track ON DELETE CASCADE);
)sql";

// Similar artists fetched after one that was searched for: the story that they follow, and its artist's name.
constexpr const char* version_3 = R"sql(
ALTER TABLE story ADD COLUMN parent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN related_to TEXT NOT NULL DEFAULT '';
CREATE INDEX story_parent ON story(parent) WHERE parent > 0;
ALTER TABLE downloaded_track ADD COLUMN related_to TEXT NOT NULL DEFAULT '';
)sql";

// What was found out about each file: "", passed or unknown.
constexpr const char* version_4 = R"sql(
ALTER TABLE downloaded_track ADD COLUMN verified TEXT NOT NULL DEFAULT '';
CREATE INDEX downloaded_track_verified ON downloaded_track(verified) WHERE verified = 'unknown';
)sql";

constexpr std::array<const char*, 4> steps_so_far{version_1, version_2, version_3, version_4};

std::int64_t version_of(Database& database, std::size_t last)
{
    const auto version = database.number("PRAGMA user_version");
    if (version < 0 || version > static_cast<std::int64_t>(last))
        throw Fault(fmt::format("{} was written by a newer topfive (its version is {}, this one knows {}): "
                                "install that topfive, or move the file away",
                                database.file().string(), version, last));
    return version;
}

}

std::span<const char* const> migrations()
{
    return steps_so_far;
}

void migrate(Database& database, std::span<const char* const> steps)
{
    Database::Transaction transaction(database, Database::Commit::lasting);
    const auto version = version_of(database, steps.size());
    if (version == 0 && database.number("SELECT count(*) FROM sqlite_master") > 0)
        throw Fault(fmt::format("{} is a database of another program: move it away", database.file().string()));
    for (const char* step : steps.subspan(static_cast<std::size_t>(version)))
        database.script(step);
    database.script(fmt::format("PRAGMA user_version = {}", steps.size()).c_str());
    transaction.commit();
}

void require_current(Database& database, std::span<const char* const> steps)
{
    if (const auto version = version_of(database, steps.size()); version < static_cast<std::int64_t>(steps.size()))
        throw Fault(fmt::format("{} is of an older topfive: start this one once, it brings the file up to date",
                                database.file().string()));
}

}
