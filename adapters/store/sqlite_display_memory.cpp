// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_display_memory.hpp"

#include "adapters/io/database.hpp"
#include "adapters/store/opening.hpp"

#include <fmt/format.h>

namespace topfive {

using Lock = std::scoped_lock<std::mutex>;
using Transaction = Database::Transaction;

namespace {

// MPD lists no path with a line feed in it.
std::string lines(const std::vector<std::string>& paths)
{
    return fmt::format("{}", fmt::join(paths, "\n"));
}

std::vector<std::string> paths(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        const auto end = text.find('\n');
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return found;
}

}

SqliteDisplayMemory::SqliteDisplayMemory(const std::filesystem::path& file, const Clock& clock, Log& log)
    : database_(std::make_unique<Database>(open_store(file, Database::Mode::create, clock, log)))
{
}

SqliteDisplayMemory::~SqliteDisplayMemory() = default;

std::optional<ShownPlaylist> SqliteDisplayMemory::playlist_where(const char* column, const std::string& value)
{
    const Lock lock(mutex_);
    Rows rows(*database_, fmt::format("SELECT of, name, meant, listed, about_to, theirs FROM shown_playlist "
                                      "WHERE {} = ?",
                                      column));
    rows.bind(value);
    if (!rows.next())
        return {};
    return ShownPlaylist{rows.text(0),        rows.text(1),        paths(rows.text(2)),
                         paths(rows.text(3)), paths(rows.text(4)), rows.number(5) != 0};
}

std::optional<ShownPlaylist> SqliteDisplayMemory::playlist(const std::string& of)
{
    return playlist_where("of", of);
}

std::optional<ShownPlaylist> SqliteDisplayMemory::playlist_named(const std::string& name)
{
    return playlist_where("name", name);
}

void SqliteDisplayMemory::remember(const ShownPlaylist& shown)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("INSERT OR REPLACE INTO shown_playlist(of, name, meant, listed, about_to, theirs) "
                   "VALUES(?, ?, ?, ?, ?, ?)",
                   shown.of, shown.name, lines(shown.meant), lines(shown.listed), lines(shown.about_to), shown.theirs);
    transaction.commit();
}

void SqliteDisplayMemory::forget(const std::string& of)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("DELETE FROM shown_playlist WHERE of = ?", of);
    transaction.commit();
}

std::vector<ShownRank> SqliteDisplayMemory::ranks(const std::string& of)
{
    const Lock lock(mutex_);
    Rows rows(*database_, "SELECT path, rank FROM shown_rank WHERE of = ? ORDER BY rank");
    rows.bind(of);
    std::vector<ShownRank> found;
    while (rows.next())
        found.push_back({rows.text(0), static_cast<int>(rows.number(1))});
    return found;
}

void SqliteDisplayMemory::set_ranks(const std::string& of, const std::vector<ShownRank>& ranks)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("DELETE FROM shown_rank WHERE of = ?", of);
    for (const ShownRank& song : ranks)
        database_->run("INSERT INTO shown_rank(of, path, rank) VALUES(?, ?, ?)", of, song.path, song.rank);
    transaction.commit();
}

int SqliteDisplayMemory::best_rank(const std::string& path)
{
    const Lock lock(mutex_);
    return static_cast<int>(database_->number("SELECT min(rank) FROM shown_rank WHERE path = ?", path));
}

bool SqliteDisplayMemory::marked(std::int64_t download)
{
    const Lock lock(mutex_);
    return database_->number("SELECT count(*) FROM shown_source WHERE download = ?", download) > 0;
}

void SqliteDisplayMemory::mark(std::int64_t download)
{
    const Lock lock(mutex_);
    Transaction transaction(*database_);
    database_->run("INSERT OR IGNORE INTO shown_source(download) "
                   "SELECT id FROM downloaded_track WHERE id = ?",
                   download);
    transaction.commit();
}

}
