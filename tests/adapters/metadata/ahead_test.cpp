// SPDX-License-Identifier: MIT
#include "adapters/metadata/ahead.hpp"

#include "plugin/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

// Knows one artist with one song, and everything that it was asked.
class FakeService : public Catalog, public Charts {
public:
    std::vector<Artist> artists(std::string_view name, std::stop_token) override
    {
        note("artists " + std::string(name));
        Artist pulp;
        pulp.id = "deezer:9";
        pulp.name = "Pulp";
        pulp.following = 100'000;
        return {pulp};
    }
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override
    {
        note("songs " + std::string(text) + "/" + std::string(artist));
        Recording song;
        song.id = "deezer:1";
        song.title = "Common People";
        song.artists = {"Pulp"};
        song.artist_id = "deezer:9";
        return {song};
    }
    Chart top(const Artist& artist, std::size_t count, std::stop_token stop) override
    {
        note("top " + artist.id + " " + std::to_string(count));
        std::unique_lock lock(mutex_);
        if (hangs)
            changed_.wait(lock, std::move(stop), [] { return false; });
        if (broken)
            throw Unavailable("deezer: GET /: 500");
        return {};
    }
    Recording complete(Recording recording, std::stop_token) override { return recording; }

    std::vector<std::string> wait_for(std::size_t questions)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return asked_.size() >= questions; });
        return asked_;
    }
    bool hangs = false;
    bool broken = false;

private:
    void note(const std::string& question)
    {
        const std::lock_guard lock(mutex_);
        asked_.push_back(question);
        changed_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<std::string> asked_;
};

}

TEST(Ahead, AsksForTheChartAsSoonAsTheArtistIsKnown)
{
    FakeService service;
    Ahead ahead(service, service, service, 5);

    EXPECT_EQ(ahead.artists("pulp", {}).size(), 1U);

    EXPECT_THAT(service.wait_for(2), ElementsAre("artists pulp", "top deezer:9 5"));
}

TEST(Ahead, AsksForTheChartAsSoonAsASongIsKnown)
{
    FakeService service;
    Ahead ahead(service, service, service, 5);

    EXPECT_EQ(ahead.songs("common people", "", {}).size(), 1U);

    EXPECT_THAT(service.wait_for(2), ElementsAre("songs common people/", "top deezer:9 5"));
}

TEST(Ahead, AsksForSongsThatAreExpected)
{
    FakeService service;
    Ahead ahead(service, service, service, 5);

    ahead.expect_songs("common people", "Pulp");

    EXPECT_THAT(service.wait_for(1), UnorderedElementsAre("songs common people/Pulp"));
}

TEST(Ahead, AsksForTheSingerAndTheChartOfASongThatIsExpected)
{
    FakeService service;
    Ahead ahead(service, service, service, 5);

    ahead.expect_songs("common people", "");

    EXPECT_THAT(service.wait_for(3), UnorderedElementsAre("songs common people/", "artists Pulp", "top deezer:9 5"));
}

TEST(Ahead, KeepsFaultsToItself)
{
    FakeService service;
    service.broken = true;
    Ahead ahead(service, service, service, 5);

    ahead.artists("pulp", {});
    service.wait_for(2);
    ahead.artists("pulp", {});

    EXPECT_EQ(service.wait_for(4).size(), 4U);
}

TEST(Ahead, EndsWithQuestionsUnderWay)
{
    FakeService service;
    service.hangs = true;
    {
        Ahead ahead(service, service, service, 5);
        for (int i = 0; i < 20; ++i)
            ahead.artists("pulp", {});
        service.wait_for(23);
    }
    EXPECT_EQ(service.wait_for(23).size(), 23U); // three hung, the rest was never begun
}

}
