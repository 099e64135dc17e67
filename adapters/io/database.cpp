// SPDX-License-Identifier: MIT
#include "adapters/io/database.hpp"

#include <fmt/format.h>
#include <functional>
#include <map>
#include <memory>
#include <sqlite3.h>
#include <utility>
#include <vector>

namespace topfive {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

// Long enough for another connection's transaction, short enough for a stop request.
constexpr int busy_ms = 2000;

// "INSERT INTO story(text, ..." is recognized by its beginning; values never stand in a statement.
std::string beginning(std::string_view sql)
{
    constexpr std::size_t enough = 60;
    return std::string(sql.substr(0, enough)) + (sql.size() > enough ? "..." : "");
}

[[noreturn]] void fail(sqlite3* connection, int code, const std::filesystem::path& file, const std::string& tried)
{
    const auto text = fmt::format("{}: {}: {}", file.string(), tried,
                                  connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code));
    const int primary = code & 0xff;
    if (primary == SQLITE_NOTADB || primary == SQLITE_CORRUPT)
        throw BrokenDatabase(text);
    throw Fault(text);
}

}

void require_database(const std::filesystem::path& file)
{
    if (file == ":memory:" || !std::filesystem::exists(file))
        return;
    std::string address = "file:";
    for (const char c : file.string())
        address += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02X}", static_cast<unsigned char>(c))
                                                    : std::string(1, c);
    sqlite3* connection = nullptr;
    const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2((address + "?immutable=1").c_str(), &connection, flags, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closed(connection, sqlite3_close);
    if (code == SQLITE_OK)
        code = sqlite3_exec(connection, "PRAGMA schema_version", nullptr, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_NOTADB)
        fail(connection, code, file, "read");
}

struct Database::Impl {
    explicit Impl(std::filesystem::path path) : file(std::move(path)) {}
    ~Impl()
    {
        idle.clear();
        sqlite3_close(connection);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::filesystem::path file;
    sqlite3* connection = nullptr;
    // Prepared before and not in use now, by their text.
    std::map<std::string, std::vector<Prepared>, std::less<>> idle;
    bool lasting = false;
};

Database::Database(const std::filesystem::path& file, Mode mode) : impl_(std::make_unique<Impl>(file))
{
    const int flags = (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (const int code = sqlite3_open_v2(file.c_str(), &impl_->connection, flags, nullptr); code != SQLITE_OK)
        fail(impl_->connection, code, file, "open");
    sqlite3_busy_timeout(impl_->connection, busy_ms);
    if (mode == Mode::create)
        script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    script("PRAGMA foreign_keys = ON;");
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;

void Database::script(const char* sql)
{
    if (const int code = sqlite3_exec(impl_->connection, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(impl_->connection, code, impl_->file, beginning(sql));
}

std::int64_t Database::last_id() const
{
    return sqlite3_last_insert_rowid(impl_->connection);
}

std::int64_t Database::changed() const
{
    return sqlite3_changes64(impl_->connection);
}

const std::filesystem::path& Database::file() const
{
    return impl_->file;
}

// In WAL mode NORMAL syncs at checkpoints only, FULL at every commit, and with it all commits before.
Database::Transaction::Transaction(Database& database, Commit commit) : database_(database)
{
    if (const bool lasting = commit == Commit::lasting; lasting != std::exchange(database.impl_->lasting, lasting))
        database.script(lasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    database.script("BEGIN IMMEDIATE");
}

Database::Transaction::~Transaction()
{
    if (open_) // fails only where SQLite has rolled back already
        sqlite3_exec(database_.impl_->connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::Transaction::commit()
{
    database_.script("COMMIT");
    open_ = false;
}

Rows::Rows(Database& database, std::string_view sql) : database_(database), sql_(sql)
{
    if (auto known = database.impl_->idle.find(sql); known != database.impl_->idle.end() && !known->second.empty()) {
        statement_ = known->second.back().release();
        known->second.pop_back();
        return;
    }
    check(sqlite3_prepare_v3(database.impl_->connection, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Rows::~Rows()
{
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    database_.impl_->idle[std::move(sql_)].emplace_back(statement_);
}

void Rows::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(statement_, ++bound_, value));
}

void Rows::bind(std::string_view value)
{
    // A null pointer would bind NULL.
    check(sqlite3_bind_text64(statement_, ++bound_, value.data() != nullptr ? value.data() : "", value.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Rows::bind(std::nullptr_t)
{
    check(sqlite3_bind_null(statement_, ++bound_));
}

bool Rows::next()
{
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        fail(code);
    return code == SQLITE_ROW;
}

std::int64_t Rows::number(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string Rows::text(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

bool Rows::null(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Rows::check(int code)
{
    if (code != SQLITE_OK)
        fail(code);
}

void Rows::fail(int code)
{
    topfive::fail(database_.impl_->connection, code, database_.impl_->file, beginning(sql_));
}

}
