// SPDX-License-Identifier: MIT
#include "adapters/store/pruning.hpp"

#include "adapters/store/time_text.hpp"

namespace topfive {

void prune(Database& database, Clock::time_point now, const Memory& memory)
{
    constexpr std::chrono::hours longest_cap{48}; // download.per_day counts 24 h
    Database::Transaction transaction(database);
    // A story whose row is still to do is how that row is offered again.
    database.run("DELETE FROM story WHERE state <> 'open' "
                 "AND (updated_at < ?1 OR id <= (SELECT id FROM story ORDER BY id DESC LIMIT 1 OFFSET ?2)) "
                 "AND NOT EXISTS(SELECT 1 FROM place p JOIN downloaded_track d ON d.id = p.download "
                 "WHERE p.story = story.id AND (d.download_status IN ('pending', 'downloading') OR "
                 "(d.download_status = 'error' AND d.retry_at IS NOT NULL)))",
                 time_text(now - memory.age), memory.stories);
    database.run("DELETE FROM story_line WHERE at < ?1 "
                 "OR id <= (SELECT id FROM story_line ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                 time_text(now - memory.age), memory.lines);
    database.run("DELETE FROM begun WHERE at < ?", time_text(now - longest_cap));
    transaction.commit();
}

}
