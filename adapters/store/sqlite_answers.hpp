// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/answers.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/log.hpp"
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>

namespace topfive {

class Database;

// Answers in topfive.db, on a connection of its own so that History never waits for it. A cache must not stop
// anybody: where the file cannot be read or written, nothing is found and nothing is kept, and the log says so once.
// Values above `largest` are not kept; of more than `most` answers those that expire first go.
class SqliteAnswers : public Answers {
public:
    static constexpr std::size_t largest = 1'000'000;
    static constexpr std::size_t most = 20'000;

    // `file` as for SqliteHistory. Throws Fault when it cannot be opened.
    SqliteAnswers(const std::filesystem::path& file, const Clock&, Log&);
    ~SqliteAnswers() override;

    std::optional<std::string> get(std::string_view key) override;
    void put(std::string_view key, std::string_view value, std::chrono::seconds keep) override;

private:
    void drop_surplus();
    void complain(const std::exception&);

    std::mutex mutex_;
    const Clock& clock_;
    Log& log_;
    std::unique_ptr<Database> database_;
    std::size_t puts_ = 0;
    bool complained_ = false;
};

}
