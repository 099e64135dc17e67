// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace topfive {

using Duration = std::chrono::milliseconds;

// The whole configuration: the keys of topfive.yaml, in its order and with its defaults. Sizes in bytes.
struct Config {
    enum class Mode { fetch, observe };
    Mode mode = Mode::fetch;

    struct Mpd {
        std::string
            address; // host:port or the path of a socket; empty: $MPD_HOST and $MPD_PORT, then libmpdclient's default
        std::string password;
        std::filesystem::path music_directory; // empty: MPD tells
        Duration update_every = std::chrono::seconds(30);
    } mpd;

    struct Watch {
        struct Proxy {
            std::string listen;
            std::string connect;
        };
        std::vector<Proxy> proxy{{"127.0.0.1:6601", "127.0.0.1:6600"}};
        std::string log; // a path, "journal", or empty
        enum class Queue { off, fresh, all };
        Queue queue = Queue::fresh; // `new` in the file
        bool radio = false;
        enum class Browse { off, dwell };
        Browse browse = Browse::off;
        std::string channel = "topfive";
        Duration settle = std::chrono::milliseconds(2500);
        Duration repeat = std::chrono::hours(30 * 24);
    } watch;

    struct Top {
        std::size_t count = 5;
    } top;

    struct Related {
        std::size_t artists = 0;
        std::size_t count = 5;
    } related;

    struct Metadata {
        std::vector<std::string> providers{"deezer", "itunes"};
        Duration cache = std::chrono::hours(7 * 24);
        struct Deezer {
            std::string url = "https://api.deezer.com";
        } deezer;
        struct Itunes {
            std::string url = "https://itunes.apple.com";
            std::string country = "US";
        } itunes;
        struct Spotify {
            std::string client_id;
            std::string client_secret;
            std::string market = "US";
            std::string url = "https://api.spotify.com";
            std::string accounts_url = "https://accounts.spotify.com";
        } spotify;
        struct Lastfm {
            std::string api_key;
            std::string url = "https://ws.audioscrobbler.com";
        } lastfm;
        struct Listenbrainz {
            std::string token;
            std::string url = "https://api.listenbrainz.org";
            std::string labs_url = "https://labs.api.listenbrainz.org";
        } listenbrainz;
        struct Musicbrainz {
            std::string url = "https://musicbrainz.org";
        } musicbrainz;
    } metadata;

    struct Source {
        std::string name = "youtube"; // "youtube", or "folder" with its path
        std::filesystem::path folder;
    };
    std::vector<Source> sources{Source{}};

    struct Youtube {
        std::vector<std::string> search{"music", "yt-dlp"};
        std::string music_url = "https://music.youtube.com";
        std::string program = "yt-dlp";
        std::string format = "opus"; // opus | m4a | mp3
        std::vector<std::string> extra_args;
        Duration pause = std::chrono::seconds(5);
    } youtube;

    struct Download {
        std::size_t workers = 2;
        std::uint64_t max_size = 60'000'000;
        Duration max_duration = std::chrono::minutes(20);
        std::uint64_t min_free = 1'000'000'000;
        std::uint64_t quota = 10'000'000'000; // 0: no limit
        std::size_t per_hour = 60;
        std::size_t per_day = 200;
    } download;

    struct Verification {
        std::string acoustid_key;
        std::string acoustid_url = "https://api.acoustid.org";
        bool preview = false;
    } verification;

    struct Library {
        std::string path = "Topfive/{albumartist}/{title}";
        unsigned mode = 0644;
        unsigned folder_mode = 0755;
        enum class SameRecording { owned, fetch };
        SameRecording same_recording = SameRecording::owned;
        std::string playlist;
        std::string recent_playlist;
    } library;

    struct Http {
        std::string listen = "127.0.0.1:6690"; // empty: no HTTP
        std::string token;
        std::vector<std::string> hosts;
    } http;

    struct Notify {
        std::vector<std::string> command;
    } notify;

    struct Log {
        enum class Level { debug, info, warning, error };
        Level level = Level::info;
        enum class Format { text, json };
        Format format = Format::text;
    } log;

    std::filesystem::path data_directory; // load() fills in the default
};

}
