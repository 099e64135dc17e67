// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/related.hpp"
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace topfive {

class Answers;
class Clock;
class HttpClient;
class Log;

// metadata.* of the configuration.
struct MetadataOptions {
    struct DeezerPart {
        std::string url = "https://api.deezer.com";
    };
    struct ItunesPart {
        std::string url = "https://itunes.apple.com";
        std::string country = "US";
    };

    struct SpotifyPart {
        std::string client_id;
        std::string client_secret;
        std::string market = "US";
        std::string url = "https://api.spotify.com";
        std::string accounts_url = "https://accounts.spotify.com";
    };
    struct LastFmPart {
        std::string api_key;
        std::string url = "https://ws.audioscrobbler.com";
    };
    struct ListenBrainzPart {
        std::string token;
        std::string url = "https://api.listenbrainz.org";
        std::string labs_url = "https://labs.api.listenbrainz.org";
    };
    struct MusicBrainzPart {
        std::string url = "https://musicbrainz.org";
    };

    std::vector<std::string> providers{"deezer", "itunes"}; // asked in this order
    std::chrono::seconds cache{7 * 24 * 3600};              // 0: nothing is kept
    std::size_t count = 5;                                  // top.count: the charts that will be asked for
    DeezerPart deezer;
    ItunesPart itunes;
    SpotifyPart spotify;
    LastFmPart lastfm;
    ListenBrainzPart listenbrainz;
    MusicBrainzPart musicbrainz;
    Stopwatch stopwatch{}; // by which the pace is kept
};

// Who knows artists, songs and charts: the configured services as one. Safe from every thread.
class Metadata : public Catalog, public Charts, public Related, public Health {};

// Throws Refused when a provider is none that topfive knows. Everything named outlives what is returned.
[[nodiscard]] std::unique_ptr<Metadata> make_metadata(const MetadataOptions&, HttpClient&, Answers&, const Clock&,
                                                      Log&);

}
