// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_answers.hpp"

#include "adapters/io/database.hpp"
#include "adapters/store/opening.hpp"
#include "adapters/store/time_text.hpp"

namespace topfive {

namespace {
// Looking for surplus at every put would cost more than the put.
constexpr std::size_t puts_between_looks = 256;
}

SqliteAnswers::SqliteAnswers(const std::filesystem::path& file, const Clock& clock, Log& log)
    : clock_(clock), log_(log),
      database_(std::make_unique<Database>(open_store(file, Database::Mode::create, clock, log)))
{
    drop_surplus();
}

SqliteAnswers::~SqliteAnswers() = default;

std::optional<std::string> SqliteAnswers::get(std::string_view key)
{
    const std::scoped_lock lock(mutex_);
    try {
        Rows rows(*database_, "SELECT value FROM answer WHERE key = ? AND expires_at > ?");
        rows.bind(key);
        rows.bind(time_text(clock_.now()));
        return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
    } catch (const Fault& fault) {
        complain(fault);
        return {};
    }
}

void SqliteAnswers::put(std::string_view key, std::string_view value, std::chrono::seconds keep)
{
    if (value.size() > largest || keep <= std::chrono::seconds(0))
        return;
    const std::scoped_lock lock(mutex_);
    try {
        Database::Transaction transaction(*database_);
        database_->run("INSERT OR REPLACE INTO answer(key, value, expires_at) VALUES(?, ?, ?)", key, value,
                       time_text(clock_.now() + keep));
        transaction.commit();
        if (++puts_ % puts_between_looks == 0)
            drop_surplus();
    } catch (const Fault& fault) {
        complain(fault);
    }
}

void SqliteAnswers::drop_surplus()
{
    Database::Transaction transaction(*database_);
    database_->run("DELETE FROM answer WHERE expires_at <= ?", time_text(clock_.now()));
    database_->run(
        "DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY expires_at DESC LIMIT -1 OFFSET ?)", most);
    transaction.commit();
}

void SqliteAnswers::complain(const std::exception& fault)
{
    if (!complained_)
        log_.warning("services' answers are not kept: {}", fault.what());
    complained_ = true;
}

}
