// SPDX-License-Identifier: MIT
// Whatever a metadata service answers: no crash, nothing thrown but a Fault, and only recordings with id, title,
// artist.
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/lastfm.hpp"
#include "adapters/metadata/listenbrainz.hpp"
#include "adapters/metadata/musicbrainz.hpp"
#include "adapters/metadata/spotify.hpp"
#include "plugin/errors.hpp"
#include <cstdint>
#include <cstdlib>

using namespace topfive;

namespace {

void demand(bool truth)
{
    if (!truth)
        std::abort();
}

// Answers every question with the same text, judged as the service's own.
class Same : public Service {
public:
    Same(std::string_view body, Judge judge) : body_(body), judge_(judge) {}
    Reply ask(const Question&, std::stop_token) override
    {
        const JsonAnswer answer(body_);
        static_cast<void>(judge_(200, answer.root()));
        return {std::string(body_), false};
    }

private:
    std::string_view body_;
    Judge judge_;
};

void look(const std::vector<Artist>& artists)
{
    for (const Artist& artist : artists)
        demand(!artist.id.empty() && !artist.name.empty());
}

void look(const std::vector<Recording>& recordings)
{
    for (const Recording& recording : recordings)
        demand(!recording.id.empty() && !recording.title.empty() && !recording.main_artist().empty() &&
               recording.length.count() >= 0 && (recording.isrc.empty() || recording.isrc.size() == 12));
}

// A fault is an answer too.
template <typename Question>
void ask(Question question)
{
    try {
        question();
    } catch (const Fault&) {
        return;
    }
}

template <typename Provider>
void ask_catalog(Provider& provider)
{
    ask([&] { look(provider.artists("Pulp", {})); });
    ask([&] { look(provider.songs("Common People", "Pulp", {})); });
}

template <typename Provider>
void ask_charts(Provider& provider, const std::string& id)
{
    Artist artist;
    artist.id = id;
    artist.name = "Pulp";
    ask([&] { look(provider.top(artist, 5, {}).recordings); });
    Recording recording;
    recording.id = id;
    recording.title = "Common People";
    recording.artists = {"Pulp"};
    ask([&] { look(std::vector{provider.complete(recording, {})}); });
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Same of_deezer(text, Deezer::web("").judge), of_itunes(text, Itunes::web("").judge),
        of_lastfm(text, LastFm::web("", "").judge), of_listenbrainz(text, ListenBrainz::labs_web("").judge),
        of_musicbrainz(text, MusicBrainz::web("").judge), of_spotify(text, Spotify::web("", nullptr).judge);
    Deezer deezer(of_deezer);
    Itunes itunes(of_itunes, "US");
    LastFm lastfm(of_lastfm);
    MusicBrainz musicbrainz(of_musicbrainz);
    ListenBrainz listenbrainz(of_listenbrainz, of_listenbrainz, musicbrainz);
    Spotify spotify(of_spotify, "US");
    ask_catalog(deezer);
    ask_catalog(itunes);
    ask_catalog(lastfm);
    ask_catalog(musicbrainz);
    ask_catalog(spotify);
    ask_charts(deezer, "deezer:9");
    ask_charts(itunes, "itunes:9");
    ask_charts(lastfm, "lastfm:Pulp");
    ask_charts(listenbrainz, "listenbrainz:00000000-0000-4000-8000-00000000000a");
    ask_charts(spotify, "spotify:9");
    return 0;
}
