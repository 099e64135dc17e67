// SPDX-License-Identifier: MIT
#include "adapters/store/keys.hpp"

#include "adapters/store/json_text.hpp"
#include "plugin/music/comparison.hpp"
#include "plugin/music/fold.hpp"

#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

using Texts = std::vector<std::pair<std::int64_t, std::string>>;

// Read to the end before anything is written: a row that is changed must not come up twice.
Texts read(Database& database, std::string_view sql)
{
    Texts texts;
    Rows rows(database, sql);
    while (rows.next())
        texts.emplace_back(rows.number(0), rows.text(1));
    return texts;
}

// Where the rules of today make one of two rows, the older one keeps the key.
void renew_table(Database& database, std::string_view table, std::string_view key_table, std::string_view column)
{
    database.run(fmt::format("DELETE FROM {}", key_table));
    const auto insert = fmt::format("INSERT OR IGNORE INTO {}(key, {}) VALUES(?, ?)", key_table, column);
    for (const auto& [id, recording] : read(database, fmt::format("SELECT id, recording FROM {} ORDER BY id", table)))
        for (const auto& key : keys_of(recording_of(recording)))
            database.run(insert, key, id);
}

}

std::vector<std::string> keys_of(const Recording& recording)
{
    auto keys = identity_keys(recording);
    if (!recording.id.empty())
        keys.push_back("id\n" + recording.id); // no identity key holds a line feed: they are folded
    return keys;
}

void renew_keys(Database& database, std::string_view version)
{
    {
        Rows rows(database, "SELECT 1 FROM keys_written_by WHERE version = ?");
        rows.bind(version);
        if (rows.next())
            return;
    }
    Database::Transaction transaction(database);
    renew_table(database, "downloaded_track", "downloaded_key", "download");
    renew_table(database, "blocked", "blocked_key", "blocked");
    for (const auto& [id, artist] : read(database, "SELECT id, artist FROM downloaded_track"))
        database.run("UPDATE downloaded_track SET artist_folded = ? WHERE id = ?", fold_artist(artist), id);
    for (const auto& [id, artist] : read(database, "SELECT id, artist FROM story WHERE artist IS NOT NULL"))
        database.run("UPDATE story SET artist_folded = ? WHERE id = ?", fold_artist(artist_of(artist).name), id);
    database.run("DELETE FROM keys_written_by");
    database.run("INSERT INTO keys_written_by(version) VALUES(?)", version);
    transaction.commit();
}

}
