// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_history.hpp"

#include "adapters/io/database.hpp"
#include "adapters/store/json_text.hpp"
#include "adapters/store/rows.hpp"
#include "adapters/store/time_text.hpp"
#include "plugin/music/fold.hpp"

#include <fmt/format.h>

namespace topfive {

using Lock = std::scoped_lock<std::mutex>;
using Transaction = Database::Transaction;
using Commit = Database::Commit;

namespace {

// Stories that are about this artist: by id, or by the folded name that any story gave with this id.
constexpr std::string_view by_artist =
    "(artist_id = ?1 OR artist_folded IN (SELECT artist_folded FROM story WHERE artist_id = ?1))";

std::string compared(const SearchIntent& intent)
{
    return fold(intent.text) + '\n' + fold(intent.title);
}

template <typename... Values>
std::vector<Story> stories(Database& database, std::string_view rest, const Values&... values)
{
    Rows rows(database, fmt::format("SELECT {} FROM story s {}", story_columns, rest));
    (rows.bind(values), ...);
    std::vector<Story> found;
    while (rows.next())
        found.push_back(story_from(rows));
    for (Story& story : found)
        story.places = places_of(database, story.id);
    return found;
}

}

StoryId SqliteHistory::open(const SearchIntent& intent)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_, Commit::lasting);
    const auto time = now();
    database_->run("INSERT INTO story(text, field, title, kind, origin, client, searched_at, count, folded, words, "
                   "created_at, updated_at, parent, related_to) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   intent.text, intent.field, intent.title, name(intent.kind), name(intent.origin), intent.client,
                   time_text(intent.at), intent.count, compared(intent), folded_words({intent.text, intent.title}),
                   time, time, intent.parent, intent.related_to);
    const auto id = database_->last_id();
    transaction.commit();
    return id;
}

std::vector<SearchIntent> SqliteHistory::followers(StoryId parent)
{
    const Lock lock(mutex_);
    std::vector<SearchIntent> intents;
    for (Story& story : stories(*database_, "WHERE s.parent = ? ORDER BY s.id", parent))
        intents.push_back(std::move(story.intent));
    return intents;
}

void SqliteHistory::name_story(StoryId id, const std::optional<Artist>& artist, const std::optional<Recording>& track)
{
    const Lock lock(mutex_);
    std::optional<std::string> artist_id, artist_folded, artist_json, track_json;
    std::string words;
    if (artist) {
        artist_id = artist->id;
        artist_folded = fold_artist(artist->name);
        artist_json = json_text(*artist);
        words += folded_words({artist->name, artist->id});
    }
    if (track) {
        track_json = json_text(*track);
        words += folded_words(*track);
    }
    Transaction transaction(*database_);
    Rows searched(*database_, "SELECT text, title FROM story WHERE id = ?");
    searched.bind(id);
    if (!searched.next())
        return;
    database_->run("UPDATE story SET artist_id = ?, artist_folded = ?, artist = ?, track = ?, words = ?, "
                   "updated_at = ? WHERE id = ?",
                   artist_id, artist_folded, artist_json, track_json,
                   folded_words({searched.text(0), searched.text(1)}) + words, now(), id);
    transaction.commit();
}

void SqliteHistory::set_chart(StoryId id, const std::string& provider)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    const auto time = now();
    database_->run("UPDATE story SET provider = ?, charted_at = ?, updated_at = ? WHERE id = ?", provider, time, time,
                   id);
    transaction.commit();
}

void SqliteHistory::set_places(StoryId id, const std::vector<Place>& places)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE story SET updated_at = ? WHERE id = ?", now(), id);
    if (database_->changed() == 0)
        return;
    database_->run("DELETE FROM place WHERE story = ?", id);
    int position = 0;
    for (const Place& place : places)
        database_->run("INSERT INTO place(story, position, rank, recording, state, path, why, download, words) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
                       id, position++, place.rank, json_text(place.recording), name(place.state), place.path, place.why,
                       place.download, folded_words(place.recording) + folded_words({place.path}));
    transaction.commit();
}

void SqliteHistory::insert_line(StoryId id, const StoryLine& line)
{
    // INSERT ... SELECT: a story that is gone takes no line.
    database_->run("INSERT INTO story_line(story, at, kind, download, track_id, text, figures, words) "
                   "SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM story WHERE id = ?1",
                   id, time_text(line.at == Time{} ? clock_.now() : line.at), line.kind, line.download, line.track_id,
                   line.text, json_text(line.figures), folded_words(line));
}

void SqliteHistory::tell(StoryId id, StoryLine line)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    insert_line(id, line);
    transaction.commit();
}

void SqliteHistory::close(StoryId id, StoryState state, const std::string& outcome)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE story SET state = ?, outcome = ?, retry_at = NULL, updated_at = ? WHERE id = ?", name(state),
                   outcome, now(), id);
    transaction.commit();
}

void SqliteHistory::postpone(StoryId id, int rung, Time retry_at, const std::string& reason)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("UPDATE story SET state = 'open', rung = ?, retry_at = ?, outcome = ?, updated_at = ? WHERE id = ?",
                   rung, time_text(retry_at), reason, now(), id);
    transaction.commit();
}

std::optional<Story> SqliteHistory::story(StoryId id)
{
    const Lock lock(mutex_);
    auto found = stories(*database_, "WHERE s.id = ?", id);
    if (found.empty())
        return {};
    found.front().lines = lines_of(*database_, found.front());
    return std::move(found.front());
}

std::vector<Story> SqliteHistory::open_stories()
{
    const Lock lock(mutex_);
    return stories(*database_, "WHERE s.state = 'open' ORDER BY s.id");
}

std::vector<Story> SqliteHistory::recent_stories(std::size_t limit, StoryId before)
{
    const Lock lock(mutex_);
    return stories(*database_, "WHERE ?1 = 0 OR s.id < ?1 ORDER BY s.id DESC LIMIT ?2", before, limit);
}

std::vector<Story> SqliteHistory::stories_about(std::string_view words, std::size_t limit)
{
    const auto sought = fold(words);
    if (sought.empty())
        return {};
    const Lock lock(mutex_);
    auto found = stories(*database_,
                         "WHERE instr(s.words, ?1) "
                         "OR EXISTS(SELECT 1 FROM place p LEFT JOIN downloaded_track d ON d.id = p.download "
                         "WHERE p.story = s.id AND (instr(p.words, ?1) OR instr(d.words, ?1))) "
                         "OR EXISTS(SELECT 1 FROM story_line l WHERE l.story = s.id AND instr(l.words, ?1)) "
                         "ORDER BY s.id DESC LIMIT ?2",
                         sought, limit);
    for (Story& story : found)
        story.lines = lines_of(*database_, story);
    return found;
}

std::optional<Time> SqliteHistory::last_looked(const std::string& artist_id, StoryId except, bool related)
{
    const Lock lock(mutex_);
    Rows rows(*database_,
              fmt::format("SELECT max(charted_at) FROM story WHERE {} AND id <> ?2 AND (?3 OR parent = 0)", by_artist));
    rows.bind(artist_id);
    rows.bind(except);
    rows.bind(related);
    return rows.next() ? time_of(rows.text(0)) : std::nullopt;
}

std::optional<History::Searched> SqliteHistory::last_searched(const SearchIntent& intent, StoryId except)
{
    const Lock lock(mutex_);
    Rows rows(*database_,
              "SELECT created_at, artist IS NULL AND state = 'done' FROM story WHERE folded = ? AND "
              "field = ? AND id <> ? AND parent = 0 AND state IN ('open', 'done') ORDER BY id DESC LIMIT 1");
    rows.bind(compared(intent));
    rows.bind(intent.field);
    rows.bind(except);
    const auto at = rows.next() ? time_of(rows.text(0)) : std::nullopt;
    return at ? std::optional(Searched{*at, rows.number(1) != 0}) : std::nullopt;
}

std::optional<Story> SqliteHistory::last_chart(const std::string& artist_id, std::size_t count)
{
    const Lock lock(mutex_);
    auto found = stories(*database_,
                         fmt::format("WHERE {} AND charted_at IS NOT NULL AND artist IS NOT NULL "
                                     "AND (count = 0 OR count >= ?2) ORDER BY s.id DESC LIMIT 1",
                                     by_artist),
                         artist_id, count);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

History::Told SqliteHistory::told_since(std::int64_t since)
{
    const Lock lock(mutex_);
    Told told;
    told.last = database_->number("SELECT max(id) FROM story_line");
    if (told.last <= since)
        return told;
    Rows rows(*database_, since == 0
                              ? "SELECT max(artist_id) FROM story WHERE charted_at IS NOT NULL GROUP BY artist_folded"
                              : "SELECT max(artist_id) FROM story WHERE artist_id IS NOT NULL AND id IN "
                                "(SELECT story FROM story_line WHERE id > ?) GROUP BY artist_folded");
    if (since != 0)
        rows.bind(since);
    while (rows.next())
        if (!rows.null(0))
            told.artists.push_back(rows.text(0));
    return told;
}

}
