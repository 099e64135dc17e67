// SPDX-License-Identifier: MIT
#include "adapters/doctor.hpp"

#include "adapters/commands_here.hpp"
#include "adapters/examination.hpp"
#include "adapters/ground.hpp"
#include "adapters/heart.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/metadata/metadata.hpp"
#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/playlists.hpp"
#include "adapters/mpd/stickers.hpp"
#include "adapters/sound/acoustid.hpp"
#include "adapters/sound/ffmpeg_listener.hpp"
#include "adapters/youtube/yt_dlp_facts.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <thread>
#include <unistd.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 20s;        // for MPD's library
constexpr int yt_dlp_ages_after = 90; // days
constexpr std::uint64_t megabyte = 1'000'000;

void look_at_library(Examination& seen, Ground& ground, std::stop_token stop)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!ground.library().ready() && std::chrono::steady_clock::now() < end && !stop.stop_requested())
        std::this_thread::sleep_for(20ms);
    const auto facts = ground.library().facts();
    if (!facts.connected)
        return seen.fail("MPD", facts.error.empty() ? "does not answer" : facts.error,
                         "start MPD, or name it in mpd.address");
    seen.good("MPD", fmt::format("protocol {} on {}", facts.version, facts.address));
    if (!facts.missing.empty())
        seen.fail("permissions", fmt::format("MPD does not allow: {}", fmt::join(facts.missing, ", ")),
                  "give mpd.password a password with read and control");
    else
        seen.good("permissions", "read and control");
    if (!facts.index_ready)
        return seen.fail("library", "its index is not complete", "look at MPD's log; a large library takes a while");
    seen.good("library", fmt::format("{} songs", facts.songs));
    // The directory itself is looked at a moment after the index is there.
    std::this_thread::sleep_for(200ms);
    ground.learn_music_directory();
}

// What MPD shows of topfive: only what is asked for can fail.
void look_at_display(Examination& seen, Ground& ground, const Config& config, std::stop_token stop)
{
    if (!ground.library().facts().connected)
        return;
    CommandConnection mpd(ground.mpd(), stop);
    if (!config.library.playlist.empty() || !config.library.recent_playlist.empty())
        seen.check("playlists", "give mpd.password control, and set playlist_directory in mpd.conf", [&] {
            if (const auto obstacle = mpd.ask(playlists_obstacle); !obstacle.empty())
                throw Fault(obstacle);
            seen.good("playlists", "MPD keeps them");
        });
    seen.check("stickers", "restart MPD", [&] {
        seen.good("stickers", MpdStickers(mpd).available()
                                  ? "topfive_rank and topfive_source are kept"
                                  : "MPD has no sticker_file, or needs a password with admin; none are kept");
    });
}

void look_at_directory(Examination& seen, Ground& ground, const Config& config)
{
    if (const auto wrong = ground.library().obstacle())
        seen.fail("music directory", *wrong, "mount it, or name the right one in mpd.music_directory");
    else if (const auto unusable = ground.shelf().obstacle())
        seen.fail("music directory", *unusable, "let topfive's user write there");
    else
        seen.check("music directory", "let topfive's user write there", [&] {
            seen.good("music directory",
                      fmt::format("{}, the one that MPD lists; staging in {}", ground.shelf().path().string(),
                                  ground.shelf().staging().string()));
        });
    if ((config.library.mode & 0004) == 0 || (config.library.folder_mode & 0005) != 0005)
        seen.warn("modes",
                  fmt::format("library.mode {:04o} and folder_mode {:04o} keep other users out", config.library.mode,
                              config.library.folder_mode),
                  "be sure that MPD's user can read the files");
    if (const auto free = ground.shelf().free_bytes(); free > 0 && free < config.download.min_free)
        seen.fail("disk",
                  fmt::format("{} MB are free, download.min_free is {} MB", free / megabyte,
                              config.download.min_free / megabyte),
                  "make room");
    else if (free > 0)
        seen.good("disk", fmt::format("{} MB are free", free / megabyte));
}

// Each provider alone: asked for an artist whom every service knows.
void look_at_services(Examination& seen, const Config& config, Ground& ground, std::stop_token stop)
{
    for (const auto& name : config.metadata.providers)
        seen.check(name, "check the network and metadata." + name, [&] {
            MetadataOptions options = metadata_options(config);
            options.providers = {name};
            options.cache = 0s;
            const auto service = make_metadata(options, ground.http(), ground.answers(), ground.clock(), ground.log());
            Artist beatles;
            beatles.name = "The Beatles";
            beatles.mbid = "b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d";
            (void)service->artists(beatles.name, stop);
            if (name == "listenbrainz") { // knows nobody by name
                (void)service->top(beatles, 1, stop);
                (void)service->related(beatles, 1, stop);
            }
            const auto health = service->health();
            if (!health.empty() && !health.front().error.empty())
                throw Fault(health.front().error);
            seen.good(name, "answers");
        });
}

void look_at_verification(Examination& seen, const Config& config, Ground& ground, std::stop_token stop)
{
    const bool key = !config.verification.acoustid_key.empty();
    if (key)
        seen.check("acoustid", "get a key for an application at acoustid.org, or take verification.acoustid_key out",
                   [&] {
                       Acoustid(acoustid_options(config), ground.http()).check_key(stop);
                       seen.good("acoustid", "answers, and takes the key");
                   });
    if (key || config.verification.preview)
        seen.check("fingerprints", "install Debian's ffmpeg", [&] {
            if (!takes_fingerprints("ffmpeg", stop))
                throw Fault("this ffmpeg was built without Chromaprint");
            seen.good("fingerprints", "ffmpeg takes them (Chromaprint)");
        });
}

void look_at_tools(Examination& seen, const Config& config, Ground& ground, std::stop_token stop)
{
    if (const auto path = find_program("ffmpeg"))
        seen.good("ffmpeg", path->string());
    else
        seen.fail("ffmpeg", "is not there", "apt install ffmpeg");
    bool youtube = false;
    for (const auto& source : config.sources)
        if (source.folder.empty())
            youtube = true;
        else if (std::error_code error; std::filesystem::is_empty(source.folder, error) || error)
            seen.fail("archive",
                      fmt::format("{} {}", source.folder.string(), error ? error.message() : "holds nothing now"),
                      "mount it, let topfive read it, or take it out of sources");
        else
            seen.good("archive", source.folder.string());
    if (!youtube)
        return;
    seen.check("yt-dlp", "contrib/get-yt-dlp installs a current one; youtube.program names it", [&] {
        const auto facts = inspect_yt_dlp(config.youtube.program, ground.clock(), stop);
        const auto age = facts.age ? fmt::format(", {} days old", facts.age->count()) : std::string();
        if (facts.age && facts.age->count() > yt_dlp_ages_after)
            seen.warn("yt-dlp", facts.version + age, "too old for YouTube; contrib/get-yt-dlp installs a current one");
        else
            seen.good("yt-dlp", facts.version + age);
        if (facts.javascript.empty())
            seen.warn("JavaScript", "no runtime is there, and current releases of yt-dlp need one", "install deno");
        else if (!facts.javascript_is_default())
            seen.warn("JavaScript", facts.javascript,
                      fmt::format("name it in youtube.extra_args: [--js-runtimes, {}]", facts.javascript));
        else
            seen.good("JavaScript", facts.javascript);
    });
}

}

int doctor(const Config& config, Log& log, std::stop_token stop)
{
    Examination seen;
    seen.good("configuration", "valid");
    seen.check("data directory", "make it, or name another in data_directory", [&] {
        OwnConnections own;
        Ground ground(config, own, log);
        if (access(config.data_directory.c_str(), W_OK) != 0)
            throw Fault(fmt::format("{} cannot be written", config.data_directory.string()));
        seen.good("data directory", config.data_directory.string());
        look_at_library(seen, ground, stop);
        look_at_directory(seen, ground, config);
        look_at_display(seen, ground, config, stop);
        look_at_services(seen, config, ground, stop);
        look_at_tools(seen, config, ground, stop);
        look_at_verification(seen, config, ground, stop);
    });
    look_at_watching(seen, config);
    return seen.status();
}

}
