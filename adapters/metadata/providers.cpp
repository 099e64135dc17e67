// SPDX-License-Identifier: MIT
#include "adapters/metadata/providers.hpp"

#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/lastfm.hpp"
#include "adapters/metadata/lines.hpp"
#include "adapters/metadata/listenbrainz.hpp"
#include "adapters/metadata/musicbrainz.hpp"
#include "adapters/metadata/spotify.hpp"
#include "adapters/metadata/spotify_token.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

class BuiltDeezer : public Built {
public:
    explicit BuiltDeezer(const Means& means)
        : deezer_(means.lines.to(Deezer::rate, Deezer::web(means.options.deezer.url)))
    {
    }
    Provider provider() override
    {
        Provider provider{"deezer", &deezer_, &deezer_, &deezer_};
        provider.facts = facts::length | facts::isrc | facts::album | facts::cover | facts::date;
        return provider;
    }

private:
    Deezer deezer_;
};

class BuiltItunes : public Built {
public:
    explicit BuiltItunes(const Means& means)
        : itunes_(means.lines.to(Itunes::rate, Itunes::web(means.options.itunes.url)), means.options.itunes.country)
    {
    }
    Provider provider() override
    {
        Provider provider{"itunes", &itunes_, &itunes_, nullptr};
        provider.facts = facts::length | facts::album | facts::date;
        return provider;
    }

private:
    Itunes itunes_;
};

Service& musicbrainz_line(const Means& means)
{
    return means.lines.to(MusicBrainz::rate, MusicBrainz::web(means.options.musicbrainz.url));
}

class BuiltMusicBrainz : public Built {
public:
    explicit BuiltMusicBrainz(const Means& means) : musicbrainz_(musicbrainz_line(means)) {}
    Provider provider() override
    {
        Provider provider{"musicbrainz", &musicbrainz_, nullptr, nullptr};
        provider.facts = facts::length | facts::isrc | facts::album | facts::mbid | facts::date;
        provider.corrects = true;
        return provider;
    }

private:
    MusicBrainz musicbrainz_;
};

// Asks MusicBrainz too: artists whom others named have no MBID.
class BuiltListenBrainz : public Built {
public:
    explicit BuiltListenBrainz(const Means& means) : BuiltListenBrainz(means, means.options.listenbrainz) {}
    Provider provider() override
    {
        return {"listenbrainz", nullptr, has_token_ ? &listenbrainz_ : nullptr, &listenbrainz_};
    }

private:
    BuiltListenBrainz(const Means& means, const MetadataOptions::ListenBrainzPart& options)
        : has_token_(!options.token.empty()), token_(options.token), names_(musicbrainz_line(means)),
          listenbrainz_(means.lines.to(ListenBrainz::rate, ListenBrainz::web(options.url, &token_)),
                        means.lines.to(ListenBrainz::labs_rate, ListenBrainz::labs_web(options.labs_url)), names_)
    {
        if (!has_token_)
            means.log.warning("listenbrainz: metadata.listenbrainz.token is missing, so it ranks nothing");
    }

    bool has_token_;
    UserToken token_;
    MusicBrainz names_;
    ListenBrainz listenbrainz_;
};

class BuiltLastFm : public Built {
public:
    explicit BuiltLastFm(const Means& means) : BuiltLastFm(means, means.options.lastfm) {}
    Provider provider() override
    {
        Provider provider{"lastfm", &lastfm_, &lastfm_, &lastfm_};
        provider.facts = facts::length | facts::album | facts::mbid;
        provider.corrects = true;
        provider.best_related = true;
        if (!has_key_)
            provider.unusable = "lastfm: metadata.lastfm.api_key is missing";
        return provider;
    }

private:
    BuiltLastFm(const Means& means, const MetadataOptions::LastFmPart& options)
        : has_key_(!options.api_key.empty()),
          lastfm_(means.lines.to(LastFm::rate, LastFm::web(options.url, options.api_key)))
    {
    }

    bool has_key_;
    LastFm lastfm_;
};

class BuiltSpotify : public Built {
public:
    explicit BuiltSpotify(const Means& means) : BuiltSpotify(means, means.options.spotify) {}
    Provider provider() override
    {
        Provider provider{"spotify", &spotify_, &spotify_, nullptr};
        provider.facts = facts::length | facts::isrc | facts::album | facts::cover | facts::date;
        if (!has_account_)
            provider.unusable = "spotify: metadata.spotify.client_id and client_secret are needed";
        return provider;
    }

private:
    BuiltSpotify(const Means& means, const MetadataOptions::SpotifyPart& options)
        : has_account_(!options.client_id.empty() && !options.client_secret.empty()),
          token_({options.client_id, options.client_secret, options.accounts_url}, means.http, means.clock),
          spotify_(means.lines.to(Spotify::rate, Spotify::web(options.url, &token_)), options.market)
    {
    }

    bool has_account_;
    SpotifyToken token_;
    Spotify spotify_;
};

}

std::unique_ptr<Built> build_provider(const std::string& name, const Means& means)
{
    if (name == "deezer")
        return std::make_unique<BuiltDeezer>(means);
    if (name == "itunes")
        return std::make_unique<BuiltItunes>(means);
    if (name == "musicbrainz")
        return std::make_unique<BuiltMusicBrainz>(means);
    if (name == "listenbrainz")
        return std::make_unique<BuiltListenBrainz>(means);
    if (name == "lastfm")
        return std::make_unique<BuiltLastFm>(means);
    if (name == "spotify")
        return std::make_unique<BuiltSpotify>(means);
    throw Refused(fmt::format("metadata.providers: there is no provider “{}”", name));
}

}
