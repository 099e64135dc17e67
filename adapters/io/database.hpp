// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace topfive {

// The file is no database, or a damaged one: what stands in it cannot be had.
class BrokenDatabase : public Fault {
public:
    using Fault::Fault;
};

class Database;

// A question under way. Ends with its scope; at the latest before the Database.
class Rows {
public:
    Rows(Database&, std::string_view sql);
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    // The values of ?1, ?2, ... in order.
    void bind(std::int64_t);
    void bind(std::string_view);
    void bind(std::nullptr_t);
    void bind(int value) { bind(static_cast<std::int64_t>(value)); }
    void bind(std::size_t value) { bind(static_cast<std::int64_t>(value)); }
    void bind(bool value) { bind(static_cast<std::int64_t>(value)); }
    void bind(const char* value) { bind(std::string_view(value)); }
    void bind(const std::string& value) { bind(std::string_view(value)); }
    template <typename Value>
    void bind(const std::optional<Value>& value)
    {
        if (value)
            bind(*value);
        else
            bind(nullptr);
    }

    // Goes to the next row; false: there is none.
    bool next();
    // Columns from 0. NULL reads as 0 or as an empty text.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool null(int column) const;

private:
    [[noreturn]] void fail(int code);
    void check(int code);

    Database& database_;
    std::string sql_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
};

// Throws BrokenDatabase when the file is there and is no SQLite database. Changes nothing, while opening it as one
// deletes the write-ahead log of a file that SQLite does not know. Goes through SQLite because closing a file by any
// other way takes away all locks that this process has on it (sqlite.org/howtocorrupt.html, 2.2): a second program
// would then take itself for the last one and delete the log that this one still writes.
void require_database(const std::filesystem::path& file);

// One SQLite connection in WAL mode with foreign keys. Not for two threads at once: its owner has the lock.
// Throws Fault that names the file and what was tried, BrokenDatabase when the file is not readable as a database.
class Database {
public:
    enum class Mode { create, read_only };
    // `file` may be ":memory:". read_only works beside a program that writes.
    explicit Database(const std::filesystem::path& file, Mode = Mode::create);
    ~Database();
    Database(Database&&) noexcept;

    // Several statements without values.
    void script(const char* sql);
    template <typename... Values>
    void run(std::string_view sql, const Values&... values)
    {
        Rows rows(*this, sql);
        (rows.bind(values), ...);
        rows.next();
    }
    // The first column of the first row; 0 when there is none.
    template <typename... Values>
    std::int64_t number(std::string_view sql, const Values&... values)
    {
        Rows rows(*this, sql);
        (rows.bind(values), ...);
        return rows.next() ? rows.number(0) : 0;
    }
    [[nodiscard]] std::int64_t last_id() const;
    [[nodiscard]] std::int64_t changed() const; // rows that the last statement changed
    [[nodiscard]] const std::filesystem::path& file() const;

    // Whether a commit outlives a power cut. A killed program never loses one. `lasting` waits for the disk.
    enum class Commit { quick, lasting };
    // All or nothing until commit(); without it, nothing.
    class Transaction {
    public:
        explicit Transaction(Database&, Commit = Commit::quick);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void commit();

    private:
        Database& database_;
        bool open_ = true;
    };

private:
    friend class Rows;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}
