// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/clock.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/display_memory.hpp"
#include <filesystem>
#include <memory>
#include <mutex>

namespace topfive {

class Database;

// DisplayMemory in topfive.db, on a connection of its own: what is shown in MPD waits for nobody and holds nobody up.
class SqliteDisplayMemory : public DisplayMemory {
public:
    // `file` as for SqliteHistory.
    SqliteDisplayMemory(const std::filesystem::path& file, const Clock&, Log&);
    ~SqliteDisplayMemory() override;

    std::optional<ShownPlaylist> playlist(const std::string& of) override;
    std::optional<ShownPlaylist> playlist_named(const std::string& name) override;
    void remember(const ShownPlaylist&) override;
    void forget(const std::string& of) override;
    std::vector<ShownRank> ranks(const std::string& of) override;
    void set_ranks(const std::string& of, const std::vector<ShownRank>&) override;
    int best_rank(const std::string& path) override;
    bool marked(std::int64_t download) override;
    void mark(std::int64_t download) override;

private:
    std::optional<ShownPlaylist> playlist_where(const char* column, const std::string& value);

    std::mutex mutex_;
    std::unique_ptr<Database> database_;
};

}
