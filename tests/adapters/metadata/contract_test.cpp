// SPDX-License-Identifier: MIT
// The contracts of Catalog, Charts and Related, kept by every service and by the fake.
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/lastfm.hpp"
#include "adapters/metadata/listenbrainz.hpp"
#include "adapters/metadata/musicbrainz.hpp"
#include "adapters/metadata/spotify.hpp"
#include "tests/adapters/metadata/service_on_loopback.hpp"
#include "tests/contract/catalog_contract.hpp"
#include "tests/contract/charts_contract.hpp"
#include "tests/contract/related_contract.hpp"
#include "tests/fakes/fake_charts.hpp"

namespace topfive {

namespace {

const std::string mbid = "00000000-0000-4000-8000-00000000000a";
const std::string nobodys = "00000000-0000-4000-8000-00000000000b";

Artist artist(const std::string& id, const std::string& name)
{
    Artist one;
    one.id = id;
    one.name = name;
    return one;
}

struct OnLoopback : ServiceOnLoopback {
    using ServiceOnLoopback::ServiceOnLoopback;
    void take_away() { server.answer_all({500, "", {}, 0, false, {}}); }
};

struct DeezerSubject : OnLoopback {
    DeezerSubject() : OnLoopback(Deezer::web)
    {
        const std::string common = R"({"id":1,"title":"Common People","artist":{"id":9,"name":"Pulp"}})";
        server.on("/search/artist?q=Pulp&limit=25", R"({"data":[{"id":9,"name":"Pulp"}]})");
        server.on("/search/artist?q=Nobody%20At%20All&limit=25", R"({"data":[]})");
        server.on("/search?q=artist%3A%22Pulp%22%20track%3A%22Common%20People%22&limit=25",
                  R"({"data":[)" + common + "]}");
        server.on("/artist/9/top?limit=25",
                  R"({"data":[)" + common + R"(,{"id":2,"title":"Disco 2000","artist":{"id":9,"name":"Pulp"}}]})");
        const std::string no_data = R"({"error":{"message":"no data","code":800}})";
        server.on("/artist/8/top?limit=25", no_data);
        server.on("/artist/9/related", R"({"data":[{"id":10,"name":"Blur"},{"id":11,"name":"Suede"}]})");
        server.on("/artist/8/related", no_data);
    }
    Related& related() { return deezer; }
    Catalog& catalog() { return deezer; }
    Charts& charts() { return deezer; }
    static Artist pulp() { return artist("deezer:9", "Pulp"); }
    static Artist nobody() { return artist("deezer:8", "Nobody At All"); }
    Deezer deezer{web};
};

struct ItunesSubject : OnLoopback {
    ItunesSubject() : OnLoopback(Itunes::web)
    {
        const auto song = [](const std::string& id, const std::string& title) {
            return R"({"kind":"song","artistId":9,"artistName":"Pulp","trackId":)" + id + R"(,"trackName":")" + title +
                   "\"}";
        };
        const std::string nothing = R"({"resultCount":0,"results":[]})";
        server.on("/search?term=Pulp&media=music&entity=musicArtist&limit=5&country=US",
                  R"({"results":[{"wrapperType":"artist","artistId":9,"artistName":"Pulp"}]})");
        server.on("/search?term=Nobody%20At%20All&media=music&entity=musicArtist&limit=5&country=US", nothing);
        server.on("/search?term=Pulp%20Common%20People&media=music&entity=song&limit=25&country=US",
                  R"({"results":[)" + song("1", "Common People") + "]}");
        server.on("/lookup?id=9&entity=song&limit=25&country=US",
                  R"({"results":[)" + song("1", "Common People") + "," + song("2", "Disco 2000") + "]}");
        server.on("/lookup?id=8&entity=song&limit=25&country=US", nothing);
    }
    Catalog& catalog() { return itunes; }
    Charts& charts() { return itunes; }
    static Artist pulp() { return artist("itunes:9", "Pulp"); }
    static Artist nobody() { return artist("itunes:8", "Nobody At All"); }
    Itunes itunes{web, "US"};
};

struct LastFmSubject : OnLoopback {
    LastFmSubject() : OnLoopback([](const std::string& url) { return LastFm::web(url, ""); })
    {
        const std::string common = R"({"name":"Common People","artist":{"name":"Pulp"}})";
        const std::string unknown = R"({"error":6,"message":"The artist you supplied could not be found"})";
        on("artist.search&artist=Pulp&limit=30", R"({"results":{"artistmatches":{"artist":{"name":"Pulp"}}}})");
        on("artist.search&artist=Nobody%20At%20All&limit=30", R"({"results":{"artistmatches":{"artist":[]}}})");
        on("artist.getcorrection&artist=Nobody%20At%20All", R"({"corrections":"\n"})");
        on("track.search&track=Common%20People&artist=Pulp&limit=30",
           R"({"results":{"trackmatches":{"track":[{"name":"Common People","artist":"Pulp"}]}}})");
        on("artist.gettoptracks&artist=Pulp&autocorrect=1&limit=50&page=1",
           R"({"toptracks":{"track":[)" + common + R"(,{"name":"Disco 2000","artist":{"name":"Pulp"}}]}})");
        on("artist.gettoptracks&artist=Nobody%20At%20All&autocorrect=1&limit=50&page=1", unknown);
        on("artist.getsimilar&artist=Pulp&autocorrect=1&limit=30",
           R"({"similarartists":{"artist":[{"name":"Blur","match":"1"},{"name":"Suede","match":"0.9"}]}})");
        on("artist.getsimilar&artist=Nobody%20At%20All&autocorrect=1&limit=30", unknown);
    }
    Related& related() { return lastfm; }
    void on(const std::string& asked, const std::string& body)
    {
        server.on("/2.0/?method=" + asked + "&format=json", body);
    }
    Catalog& catalog() { return lastfm; }
    Charts& charts() { return lastfm; }
    static Artist pulp() { return artist("lastfm:Pulp", "Pulp"); }
    static Artist nobody() { return artist("lastfm:Nobody", "Nobody At All"); }
    LastFm lastfm{web};
};

struct SpotifySubject : OnLoopback {
    SpotifySubject() : OnLoopback([](const std::string& url) { return Spotify::web(url, nullptr); })
    {
        const std::string by = R"("artists":[{"id":"p","name":"Pulp"}]})";
        const std::string common = R"({"id":"a","name":"Common People",)" + by;
        server.on("/v1/search?q=Pulp&type=artist&market=US&limit=10&offset=0",
                  R"({"artists":{"items":[{"id":"p","name":"Pulp"}]}})");
        server.on("/v1/search?q=Nobody%20At%20All&type=artist&market=US&limit=10&offset=0",
                  R"({"artists":{"items":[]}})");
        server.on(
            "/v1/search?q=artist%3A%22Pulp%22%20track%3A%22Common%20People%22&type=track&market=US&limit=10&offset=0",
            R"({"tracks":{"items":[)" + common + "]}}");
        server.on("/v1/artists/p/top-tracks?market=US",
                  R"({"tracks":[)" + common + R"(,{"id":"b","name":"Disco 2000",)" + by + "]}");
        server.on("/v1/artists/n/top-tracks?market=US",
                  {404, R"({"error":{"status":404,"message":"?"}})", {}, 0, false, {}});
    }
    Catalog& catalog() { return spotify; }
    Charts& charts() { return spotify; }
    static Artist pulp() { return artist("spotify:p", "Pulp"); }
    static Artist nobody() { return artist("spotify:n", "Nobody At All"); }
    Spotify spotify{web, "US"};
};

struct MusicBrainzSubject : OnLoopback {
    MusicBrainzSubject() : OnLoopback(MusicBrainz::web)
    {
        server.on("/ws/2/artist?query=artist%3A%22Pulp%22%20OR%20alias%3A%22Pulp%22&limit=10&offset=0&fmt=json",
                  R"({"artists":[{"id":")" + mbid + R"(","name":"Pulp"}]})");
        server.on("/ws/2/"
                  "artist?query=artist%3A%22Nobody%20At%20All%22%20OR%20alias%3A%22Nobody%20At%20All%22&limit=10&"
                  "offset=0&fmt=json",
                  R"({"artists":[]})");
        server.on(
            "/ws/2/recording?query=recording%3A%22Common%20People%22%20AND%20artist%3A%22Pulp%22&limit=25&fmt=json",
            R"({"recordings":[{"id":")" + mbid + R"(","title":"Common People","artist-credit":[{"name":"Pulp"}]}]})");
    }
    Catalog& catalog() { return musicbrainz; }
    MusicBrainz musicbrainz{web};
};

struct ListenBrainzSubject : OnLoopback {
    ListenBrainzSubject() : OnLoopback(ListenBrainz::labs_web)
    {
        const std::string by = R"(,"artist_name":"Pulp"})";
        server.on("/1/popularity/top-recordings-for-artist/" + mbid,
                  R"([{"recording_mbid":"00000000-0000-4000-8000-000000000001","recording_name":"Common People")" + by +
                      R"(,{"recording_mbid":"00000000-0000-4000-8000-000000000002","recording_name":"Disco 2000")" +
                      by + "]");
        server.on("/1/popularity/top-recordings-for-artist/" + nobodys, "[]");
        const std::string how =
            "&algorithm=session_based_days_9000_session_300_contribution_5_threshold_15_limit_50_skip_30";
        server.on("/similar-artists/json?artist_mbids=" + mbid + how,
                  R"([{"artist_mbid":"00000000-0000-4000-8000-000000000011","name":"Suede","score":40},)"
                  R"({"artist_mbid":"00000000-0000-4000-8000-000000000010","name":"Blur","score":90}])");
        server.on("/similar-artists/json?artist_mbids=" + nobodys + how, "[]");
    }
    Related& related() { return listenbrainz; }
    Charts& charts() { return listenbrainz; }
    static Artist pulp() { return artist("musicbrainz:" + mbid, "Pulp"); }
    static Artist nobody() { return artist("musicbrainz:" + nobodys, "Nobody At All"); }
    FakeCharts names;
    ListenBrainz listenbrainz{web, web, names};
};

struct FakeSubject {
    FakeSubject()
    {
        fake.rank("Pulp", {"Common People", "Disco 2000"});
        fake.rank("Blur", {"Parklife"});
        fake.rank("Suede", {"Trash"});
        fake.similar["Pulp"] = {"Blur", "Suede"};
    }
    Related& related() { return fake; }
    void take_away() { fake.away = true; }
    Catalog& catalog() { return fake; }
    Charts& charts() { return fake; }
    static Artist pulp() { return artist("fake:1", "Pulp"); }
    static Artist nobody() { return artist("fake:none", "Nobody At All"); }
    FakeCharts fake;
};

}

using Catalogs =
    testing::Types<DeezerSubject, ItunesSubject, LastFmSubject, SpotifySubject, MusicBrainzSubject, FakeSubject>;
using Rankings =
    testing::Types<DeezerSubject, ItunesSubject, LastFmSubject, SpotifySubject, ListenBrainzSubject, FakeSubject>;
INSTANTIATE_TYPED_TEST_SUITE_P(Services, CatalogContract, Catalogs);
INSTANTIATE_TYPED_TEST_SUITE_P(Services, ChartsContract, Rankings);
using Likenesses = testing::Types<DeezerSubject, LastFmSubject, ListenBrainzSubject, FakeSubject>;
INSTANTIATE_TYPED_TEST_SUITE_P(Services, RelatedContract, Likenesses);

}
