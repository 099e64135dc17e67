// SPDX-License-Identifier: MIT
#include "config/read.hpp"

#include "config/address.hpp"
#include "plugin/fetching/path_name.hpp"
#include "plugin/showing/playlist_name.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace topfive {

namespace {

using namespace std::chrono_literals;

constexpr Duration year = 24h * 366;
constexpr std::size_t many = 1'000'000;

void read_mpd(Section& in, Config::Mpd& mpd)
{
    std::filesystem::path address = mpd.address; // a socket may lie at home
    in.path("address", address);
    mpd.address = address.string();
    if (!mpd.address.empty() && !is_host(mpd.address))
        in.refuse("address", "host:port, a host or the path of a socket is wanted here");
    in.secret("password", mpd.password);
    in.path("music_directory", mpd.music_directory);
    in.duration("update_every", mpd.update_every, 0s, year);
}

void read_proxy(Section& in, Config::Watch::Proxy& proxy)
{
    std::filesystem::path listen;
    std::filesystem::path connect; // sockets may lie at home
    in.path("listen", listen);
    in.path("connect", connect);
    proxy = {listen.string(), connect.string()};
    for (const auto& [key, value] : {std::pair{"listen", &proxy.listen}, std::pair{"connect", &proxy.connect}})
        if (!is_address(*value))
            in.refuse(key, "host:port or the path of a socket is wanted here");
    if (is_socket(proxy.listen) != is_socket(proxy.connect))
        in.refuse("connect",
                  "TCP goes to TCP and a socket to a socket: a remote client would gain a local one's rights");
    if (proxy.listen == proxy.connect)
        in.refuse("connect", "topfive would connect to itself; name MPD's own address");
}

void read_watch(Section& in, Config::Watch& watch)
{
    bool first = true;
    const auto mapping = [&](Section& entry) {
        if (std::exchange(first, false))
            watch.proxy.clear();
        read_proxy(entry, watch.proxy.emplace_back());
    };
    if (in.holds_empty_list("proxy"))
        watch.proxy.clear();
    in.entries("proxy", mapping, {});
    in.text("log", watch.log);
    using Queue = Config::Watch::Queue;
    in.choice<Queue>("queue", watch.queue, {{"off", Queue::off}, {"new", Queue::fresh}, {"all", Queue::all}});
    in.on_off("radio", watch.radio);
    using Browse = Config::Watch::Browse;
    in.choice<Browse>("browse", watch.browse, {{"off", Browse::off}, {"dwell", Browse::dwell}});
    in.text("channel", watch.channel);
    if (!is_channel(watch.channel))
        in.refuse("channel", "letters, digits and _ . : - are right");
    in.duration("settle", watch.settle, 0s, 10min);
    in.duration("repeat", watch.repeat, 0s, 100 * year);
}

void read_metadata(Section& in, Config::Metadata& metadata)
{
    static constexpr std::array<std::string_view, 6> known{"deezer", "itunes",       "spotify",
                                                           "lastfm", "listenbrainz", "musicbrainz"};
    in.texts("providers", metadata.providers);
    for (const auto& provider : metadata.providers)
        if (std::ranges::find(known, provider) == known.end())
            in.refuse("providers", "“" + provider +
                                       "” is no provider; deezer, itunes, spotify, lastfm, listenbrainz and "
                                       "musicbrainz are");
    if (metadata.providers.empty())
        in.refuse("providers", "at least one provider is needed");
    in.duration("cache", metadata.cache, 0s, year);
    in.section("deezer", [&](Section& deezer) { read_url(deezer, "url", metadata.deezer.url); });
    in.section("itunes", [&](Section& itunes) {
        read_url(itunes, "url", metadata.itunes.url);
        read_country(itunes, "country", metadata.itunes.country);
    });
    in.section("spotify", [&](Section& spotify) {
        spotify.secret("client_id", metadata.spotify.client_id);
        spotify.secret("client_secret", metadata.spotify.client_secret);
        read_country(spotify, "market", metadata.spotify.market);
        read_url(spotify, "url", metadata.spotify.url);
        read_url(spotify, "accounts_url", metadata.spotify.accounts_url);
    });
    in.section("lastfm", [&](Section& lastfm) {
        lastfm.secret("api_key", metadata.lastfm.api_key);
        read_url(lastfm, "url", metadata.lastfm.url);
    });
    in.section("listenbrainz", [&](Section& listenbrainz) {
        listenbrainz.secret("token", metadata.listenbrainz.token);
        read_url(listenbrainz, "url", metadata.listenbrainz.url);
        read_url(listenbrainz, "labs_url", metadata.listenbrainz.labs_url);
    });
    in.section("musicbrainz", [&](Section& musicbrainz) { read_url(musicbrainz, "url", metadata.musicbrainz.url); });
}

void read_sources(Section& in, std::vector<Config::Source>& sources)
{
    bool first = true;
    const auto add = [&](Config::Source source) {
        if (std::exchange(first, false))
            sources.clear();
        sources.push_back(std::move(source));
    };
    in.entries(
        "sources",
        [&](Section& entry) {
            Config::Source source{"folder", {}};
            entry.path("folder", source.folder);
            if (source.folder.empty())
                entry.refuse("folder", "a folder of music is wanted here");
            add(std::move(source));
        },
        [&](const std::string& name) {
            if (name != "youtube")
                in.refuse("sources", "“" + name + "” is no source; youtube is, or {folder: PATH}");
            add({name, {}});
        });
}

void read_youtube(Section& in, Config::Youtube& youtube)
{
    in.texts("search", youtube.search);
    for (const auto& way : youtube.search)
        if (way != "music" && way != "yt-dlp")
            in.refuse("search", "“" + way + "” is not right; music and yt-dlp are");
    if (youtube.search.empty())
        in.refuse("search", "at least one of music and yt-dlp is needed");
    read_url(in, "music_url", youtube.music_url);
    in.text("program", youtube.program);
    if (youtube.program.empty())
        in.refuse("program", "the name or the path of yt-dlp is wanted here");
    in.choice<std::string>("format", youtube.format, {{"opus", "opus"}, {"m4a", "m4a"}, {"mp3", "mp3"}});
    in.texts("extra_args", youtube.extra_args);
    in.duration("pause", youtube.pause, 0s, 24h);
}

void read_download(Section& in, Config::Download& download)
{
    in.number("workers", download.workers, 1, 16);
    in.size("max_size", download.max_size);
    in.duration("max_duration", download.max_duration, 1s, 7 * 24h);
    in.size("min_free", download.min_free);
    in.size("quota", download.quota);
    in.number("per_hour", download.per_hour, 1, many);
    in.number("per_day", download.per_day, 1, many);
}

void read_library(Section& in, Config::Library& library)
{
    in.text("path", library.path);
    if (const auto fault = path_pattern_error(library.path))
        in.refuse("path", *fault);
    in.mode("mode", library.mode);
    in.mode("folder_mode", library.folder_mode);
    using Same = Config::Library::SameRecording;
    in.choice<Same>("same_recording", library.same_recording, {{"owned", Same::owned}, {"fetch", Same::fetch}});
    in.text("playlist", library.playlist);
    if (const auto fault = playlist_pattern_error(library.playlist))
        in.refuse("playlist", *fault);
    in.text("recent_playlist", library.recent_playlist);
}

void read_http(Section& in, Config::Http& http)
{
    in.text("listen", http.listen);
    in.secret("token", http.token);
    in.texts("hosts", http.hosts);
    if (http.listen.empty())
        return;
    if (!is_address(http.listen) || is_socket(http.listen))
        in.refuse("listen", "host:port is wanted here, or \"\" for no HTTP");
    if (!is_loopback(http.listen) && http.token.empty())
        in.refuse("listen", "an address that others reach needs http.token");
}

}

void read_config(Section& top, Config& config)
{
    using Mode = Config::Mode;
    top.choice<Mode>("mode", config.mode, {{"fetch", Mode::fetch}, {"observe", Mode::observe}});
    top.section("mpd", [&](Section& in) { read_mpd(in, config.mpd); });
    top.section("watch", [&](Section& in) { read_watch(in, config.watch); });
    top.section("top", [&](Section& in) { in.number("count", config.top.count, 1, 50); });
    top.section("related", [&](Section& in) {
        in.number("artists", config.related.artists, 0, 20);
        in.number("count", config.related.count, 1, 50);
    });
    top.section("metadata", [&](Section& in) { read_metadata(in, config.metadata); });
    read_sources(top, config.sources);
    top.section("youtube", [&](Section& in) { read_youtube(in, config.youtube); });
    top.section("download", [&](Section& in) { read_download(in, config.download); });
    top.section("verification", [&](Section& in) {
        in.secret("acoustid_key", config.verification.acoustid_key);
        read_url(in, "acoustid_url", config.verification.acoustid_url);
        in.on_off("preview", config.verification.preview);
    });
    top.section("library", [&](Section& in) { read_library(in, config.library); });
    top.section("http", [&](Section& in) { read_http(in, config.http); });
    top.section("notify", [&](Section& in) { in.texts("command", config.notify.command); });
    top.section("log", [&](Section& in) {
        using Level = Config::Log::Level;
        in.choice<Level>(
            "level", config.log.level,
            {{"debug", Level::debug}, {"info", Level::info}, {"warning", Level::warning}, {"error", Level::error}});
        using Format = Config::Log::Format;
        in.choice<Format>("format", config.log.format, {{"text", Format::text}, {"json", Format::json}});
    });
    top.path("data_directory", config.data_directory);
}

}
