// SPDX-License-Identifier: MIT
#include "adapters/mpd/questions.hpp"

#include "adapters/mpd/connection.hpp"

#include <ctime>
#include <fmt/format.h>
#include <memory>
#include <mpd/client.h>

namespace topfive {

namespace {

using OwnedSong = std::unique_ptr<mpd_song, decltype(&mpd_song_free)>;

using OwnedStats = std::unique_ptr<mpd_stats, decltype(&mpd_stats_free)>;

OwnedStats run_stats(MpdConnection& mpd)
{
    OwnedStats stats(mpd_run_stats(mpd.raw()), mpd_stats_free);
    mpd.check(stats != nullptr, "stats");
    return stats;
}

std::string tag(const mpd_song* song, mpd_tag_type type)
{
    const char* const value = mpd_song_get_tag(song, type, 0);
    return value == nullptr ? "" : value;
}

Song read(const mpd_song* raw)
{
    Song song;
    song.path = mpd_song_get_uri(raw);
    song.title = tag(raw, MPD_TAG_TITLE);
    for (unsigned i = 0; const char* const artist = mpd_song_get_tag(raw, MPD_TAG_ARTIST, i); ++i)
        song.artists.emplace_back(artist);
    song.album_artist = tag(raw, MPD_TAG_ALBUM_ARTIST);
    song.album = tag(raw, MPD_TAG_ALBUM);
    song.length = std::chrono::milliseconds(mpd_song_get_duration_ms(raw));
    return song;
}

template <typename Use>
void each_song(MpdConnection& mpd, const std::string& tried, Use use)
{
    while (const OwnedSong song{mpd_recv_song(mpd.raw()), mpd_song_free})
        use(song.get());
    mpd.finish(tried);
}

void restrict_to_folder(MpdConnection& mpd, const std::string& folder, const std::string& tried)
{
    // MPD refuses an empty folder in the older way of writing.
    if (folder.empty())
        mpd.check(mpd_search_add_expression(mpd.raw(), "(base '')"), tried);
    else
        mpd.check(mpd_search_add_base_constraint(mpd.raw(), MPD_OPERATOR_DEFAULT, folder.c_str()), tried);
}

}

MpdStats ask_stats(MpdConnection& mpd)
{
    const auto stats = run_stats(mpd);
    return {mpd_stats_get_number_of_songs(stats.get()), mpd_stats_get_db_update_time(stats.get())};
}

std::int64_t ask_start(MpdConnection& mpd)
{
    return std::time(nullptr) - static_cast<std::int64_t>(mpd_stats_get_uptime(run_stats(mpd).get()));
}

std::vector<DatedSong> ask_modified_since(MpdConnection& mpd, std::int64_t since, std::size_t most)
{
    const auto tried = fmt::format("find modified-since {}", since);
    mpd.check(mpd_search_db_songs(mpd.raw(), true), tried);
    mpd.check(mpd_search_add_modified_since_constraint(mpd.raw(), MPD_OPERATOR_DEFAULT, since), tried);
    mpd.check(mpd_search_add_window(mpd.raw(), 0, static_cast<unsigned>(most)), tried);
    mpd.check(mpd_search_commit(mpd.raw()), tried);
    std::vector<DatedSong> songs;
    each_song(mpd, tried, [&](const mpd_song* song) {
        songs.push_back({read(song), static_cast<std::int64_t>(mpd_song_get_last_modified(song))});
    });
    return songs;
}

std::vector<Song> ask_folder(MpdConnection& mpd, const std::string& folder)
{
    const auto tried = fmt::format("lsinfo {}", folder);
    mpd.check(mpd_send_list_meta(mpd.raw(), folder.c_str()), tried);
    std::vector<Song> songs;
    try {
        each_song(mpd, tried, [&](const mpd_song* song) { songs.push_back(read(song)); });
    } catch (const MpdAck& ack) {
        if (ack.code() != MpdAck::no_such_thing)
            throw;
    }
    return songs;
}

std::optional<Song> ask_place(MpdConnection& mpd, const std::string& folder, std::size_t place)
{
    const auto tried = fmt::format("find base {}", folder);
    mpd.check(mpd_search_db_songs(mpd.raw(), true), tried);
    restrict_to_folder(mpd, folder, tried);
    const auto first = static_cast<unsigned>(place);
    mpd.check(mpd_search_add_window(mpd.raw(), first, first + 1), tried);
    mpd.check(mpd_search_commit(mpd.raw()), tried);
    std::optional<Song> found;
    each_song(mpd, tried, [&](const mpd_song* song) { found = read(song); });
    return found;
}

bool ask_listed(MpdConnection& mpd, const std::string& path)
{
    if (path.empty() || path.find('\n') != std::string::npos) // a line ends there; MPD lists no such file
        return false;
    // lsinfo of a song's own path answers with it alone and looks nowhere else, whatever the path is made of.
    const auto songs = ask_folder(mpd, path);
    return songs.size() == 1 && songs.front().path == path;
}

void ask_update(MpdConnection& mpd, const std::string& path)
{
    if (path.empty() || path.find('\n') != std::string::npos)
        throw Fault(fmt::format("mpd: update of \"{}\" is not asked for", path));
    const auto tried = fmt::format("update {}", path);
    mpd.check(mpd_run_update(mpd.raw(), path.c_str()) != 0, tried);
}

std::vector<std::string> ask_commands(MpdConnection& mpd)
{
    mpd.check(mpd_send_allowed_commands(mpd.raw()), "commands");
    std::vector<std::string> commands;
    while (mpd_pair* const pair = mpd_recv_command_pair(mpd.raw())) {
        commands.emplace_back(pair->value);
        mpd_return_pair(mpd.raw(), pair);
    }
    mpd.finish("commands");
    return commands;
}

std::string ask_music_directory(MpdConnection& mpd)
{
    mpd.check(mpd_send_command(mpd.raw(), "config", nullptr), "config");
    std::string folder;
    try {
        while (mpd_pair* const pair = mpd_recv_pair_named(mpd.raw(), "music_directory")) {
            folder = pair->value;
            mpd_return_pair(mpd.raw(), pair);
        }
        mpd.finish("config");
    } catch (const MpdAck&) {
        return {};
    }
    return folder;
}

}
