// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/song.hpp"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What topfive asks MPD about its library, one function a question. All throw Unavailable, or MpdAck when MPD refuses.
namespace topfive {

class MpdConnection;

// What tells whether MPD's database is another than before.
struct MpdStats {
    std::size_t songs = 0;
    std::uint64_t updated = 0; // seconds since 1970, by MPD's clock

    bool operator==(const MpdStats&) const = default;
};
[[nodiscard]] MpdStats ask_stats(MpdConnection&);
// When MPD was started, seconds since 1970 by this machine's clock.
[[nodiscard]] std::int64_t ask_start(MpdConnection&);

// A song and when its file was changed, seconds since 1970.
struct DatedSong {
    Song song;
    std::int64_t modified = 0;
};
// At most `most` songs whose files were changed at `since` or later.
[[nodiscard]] std::vector<DatedSong> ask_modified_since(MpdConnection&, std::int64_t since, std::size_t most);

// The songs that lie in this very folder. Nothing when there is no such folder.
[[nodiscard]] std::vector<Song> ask_folder(MpdConnection&, const std::string& folder);
// The one at this place of the folder, for folders too large for one answer.
[[nodiscard]] std::optional<Song> ask_place(MpdConnection&, const std::string& folder, std::size_t place);
// Does MPD list this very path as a song?
[[nodiscard]] bool ask_listed(MpdConnection&, const std::string& path);

// Asks for an update of this path alone. Never the whole library: an empty path is a fault.
void ask_update(MpdConnection&, const std::string& path);

// What MPD may be asked on this connection.
[[nodiscard]] std::vector<std::string> ask_commands(MpdConnection&);
// MPD tells it over a socket only. Empty: it does not.
[[nodiscard]] std::string ask_music_directory(MpdConnection&);

}
