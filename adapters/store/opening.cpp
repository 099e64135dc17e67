// SPDX-License-Identifier: MIT
#include "adapters/store/opening.hpp"

#include "adapters/store/migrations.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <string>

namespace topfive {

namespace fs = std::filesystem;

namespace {

// A damaged page would else be met weeks later, in the middle of a fetch.
void require_whole(Database& database)
{
    Rows check(database, "PRAGMA quick_check(1)");
    if (check.next() && check.text(0) != "ok")
        throw BrokenDatabase(fmt::format("{}: {}", database.file().string(), check.text(0)));
}

Database open_and_migrate(const fs::path& file)
{
    require_database(file);
    Database database(file);
    require_whole(database);
    migrate(database);
    return database;
}

fs::path unused_name(const fs::path& file, Clock::time_point now)
{
    const auto wanted = fmt::format("{}.broken-{:%Y%m%dT%H%M%SZ}", file.string(),
                                    fmt::gmtime(Clock::time_point::clock::to_time_t(now)));
    fs::path name = wanted;
    for (int number = 2; fs::exists(name); ++number)
        name = fmt::format("{}-{}", wanted, number);
    return name;
}

void set_aside(const fs::path& file, const BrokenDatabase& broken, Clock::time_point now, Log& log)
{
    const auto aside = unused_name(file, now);
    std::error_code error;
    fs::rename(file, aside, error);
    if (error)
        throw Fault(
            fmt::format("{}; it cannot be set aside as {}: {}", broken.what(), aside.string(), error.message()));
    // The write-ahead log belongs to the file: a new database must not find it.
    for (const char* suffix : {"-wal", "-shm"})
        if (fs::rename(file.string() + suffix, aside.string() + suffix, error);
            error && fs::exists(file.string() + suffix))
            throw Fault(fmt::format("cannot set aside {}{}: {}", file.string(), suffix, error.message()));
    log.error("the database cannot be read and is set aside as {}; a new one begins ({})", aside.string(),
              broken.what());
}

}

Database open_store(const fs::path& file, Database::Mode mode, const Clock& clock, Log& log)
{
    if (mode == Database::Mode::read_only) {
        Database database(file, mode);
        require_current(database);
        return database;
    }
    try {
        return open_and_migrate(file);
    } catch (const BrokenDatabase& broken) {
        set_aside(file, broken, clock.now(), log);
    }
    return open_and_migrate(file);
}

}
