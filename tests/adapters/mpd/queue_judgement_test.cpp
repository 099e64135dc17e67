// SPDX-License-Identifier: MIT
#include "adapters/mpd/queue_judgement.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>

using namespace topfive;
using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

// A queue that is watched, with a clock turned by hand.
struct Watched {
    explicit Watched(QueueWatchOptions options = {})
        : judgement(options, [this](std::string_view artist) { return owned[std::string(artist)]; })
    {
    }
    void add(const std::vector<std::string>& artists) { judgement.added(artists, now); }
    // All that follows when nothing more is added.
    QueueJudgement::Verdict settle()
    {
        now += 5s;
        return judgement.judge(now);
    }

    std::map<std::string, std::size_t> owned;
    Clock::time_point now{24h};
    QueueJudgement judgement;
};

}

TEST(QueueJudgement, TakesANewArtist)
{
    Watched queue;
    queue.add({"Pulp", "Pulp"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Pulp"));
    EXPECT_THAT(queue.settle().artists, IsEmpty());
}

TEST(QueueJudgement, WaitsUntilNothingMoreComes)
{
    Watched queue;
    queue.add({"Pulp"});
    EXPECT_EQ(queue.judgement.next_deadline(), queue.now + 3s);
    EXPECT_THAT(queue.judgement.judge(queue.now + 1s).artists, IsEmpty());
    EXPECT_THAT(queue.judgement.judge(queue.now + 3s).artists, ElementsAre("Pulp"));
    EXPECT_EQ(queue.judgement.next_deadline(), std::nullopt);
}

TEST(QueueJudgement, LeavesWhomTheLibraryHoldsWell)
{
    Watched queue;
    queue.owned["Pulp"] = 5;
    queue.owned["Blur"] = 4;
    queue.add({"Pulp", "Blur"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Blur"));
}

TEST(QueueJudgement, TakesEverybodyWhenAskedTo)
{
    QueueWatchOptions options;
    options.mode = QueueWatchOptions::Mode::all;
    Watched queue(options);
    queue.owned["Pulp"] = 500;
    queue.add({"Pulp"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Pulp"));
}

TEST(QueueJudgement, TakesNobodyWhenOff)
{
    QueueWatchOptions options;
    options.mode = QueueWatchOptions::Mode::off;
    Watched queue(options);
    queue.add({"Pulp"});
    EXPECT_EQ(queue.judgement.next_deadline(), std::nullopt);
    EXPECT_THAT(queue.settle().artists, IsEmpty());
}

TEST(QueueJudgement, WaitsUntilTheLibraryIsKnown)
{
    std::optional<std::size_t> songs;
    QueueJudgement judgement({}, [&](std::string_view) { return songs; });
    const Clock::time_point now{24h};
    judgement.added({"Pulp"}, now);
    EXPECT_THAT(judgement.judge(now + 3s).artists, IsEmpty());
    EXPECT_EQ(judgement.next_deadline(), now + 8s);
    songs = 5;
    EXPECT_THAT(judgement.judge(now + 8s).artists, IsEmpty());
    EXPECT_EQ(judgement.next_deadline(), std::nullopt);
}

TEST(QueueJudgement, LeavesWhomSomebodyJustSearched)
{
    Watched queue;
    queue.judgement.seen("The Pulp", queue.now);
    queue.add({"Pulp"});
    EXPECT_THAT(queue.settle().artists, IsEmpty());
}

TEST(QueueJudgement, LeavesNobodyInParticular)
{
    Watched queue;
    queue.add({"Various Artists", "", "[unknown]"});
    EXPECT_THAT(queue.settle().artists, IsEmpty());
}

TEST(QueueJudgement, TakesAPlaylistForOneChoice)
{
    Watched queue;
    std::vector<std::string> songs;
    for (int i = 0; i < 200; ++i)
        songs.push_back(fmt::format("Artist {}", i));
    songs.insert(songs.end(), 20, "Pulp");
    songs.insert(songs.end(), 10, "Blur");
    queue.add(songs);

    const auto verdict = queue.settle();

    EXPECT_THAT(verdict.artists, ElementsAre("Pulp", "Blur"));
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("230 songs came at once")));
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("Artist 0")));
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("and 190 more")));
}

TEST(QueueJudgement, TakesNobodyOfAMixture)
{
    Watched queue;
    queue.add({"Pulp", "Blur", "Oasis", "Suede"});
    const auto verdict = queue.settle();
    EXPECT_THAT(verdict.artists, IsEmpty());
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("Pulp, Blur, Oasis, Suede")));
}

TEST(QueueJudgement, CallsMoreThanThreeAnHourAFeed)
{
    Watched queue;
    std::vector<std::string> taken, notes;
    for (const char* const artist : {"Pulp", "Blur", "Oasis", "Suede", "Elastica"}) {
        queue.now += 10min;
        queue.add({artist});
        const auto verdict = queue.settle();
        taken.insert(taken.end(), verdict.artists.begin(), verdict.artists.end());
        notes.insert(notes.end(), verdict.notes.begin(), verdict.notes.end());
    }
    EXPECT_THAT(taken, ElementsAre("Pulp", "Blur", "Oasis"));
    EXPECT_THAT(notes, ElementsAre(HasSubstr("Suede left"), HasSubstr("Elastica left")));
}

TEST(QueueJudgement, LeavesAFeedThatTricklesForHours)
{
    Watched queue;
    std::vector<std::string> taken;
    for (int i = 0; i < 100; ++i) {
        queue.now += 4min;
        queue.add({fmt::format("Artist {}", i)});
        const auto verdict = queue.settle();
        taken.insert(taken.end(), verdict.artists.begin(), verdict.artists.end());
    }
    EXPECT_THAT(taken, ElementsAre("Artist 0", "Artist 1", "Artist 2"));
}

TEST(QueueJudgement, BeginsAgainAfterAQuietHour)
{
    Watched queue;
    for (const char* const artist : {"Pulp", "Blur", "Oasis", "Suede"}) {
        queue.add({artist});
        static_cast<void>(queue.settle());
    }
    queue.now += 61min;
    queue.add({"Elastica"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Elastica"));
}

TEST(QueueJudgement, LeavesWhatARobotAddsAtASongChange)
{
    Watched queue;
    queue.judgement.moved_on(queue.now);
    queue.now += 1s;
    queue.add({"Pulp"});
    const auto verdict = queue.settle();
    EXPECT_THAT(verdict.artists, IsEmpty());
    EXPECT_THAT(verdict.notes, ElementsAre(AllOf(HasSubstr("Pulp"), HasSubstr("song change"))));

    queue.now += 1min;
    queue.add({"Blur"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Blur"));
}

TEST(QueueJudgement, LeavesWhatComesTheMomentThePlayerChanged)
{
    Watched queue;
    queue.judgement.stirred(queue.now);
    queue.now += 200ms;
    queue.add({"Pulp"});
    const auto verdict = queue.settle();
    EXPECT_THAT(verdict.artists, IsEmpty());
    EXPECT_THAT(verdict.notes,
                ElementsAre(HasSubstr("Pulp was added the moment the player changed, as robots do (ash")));
    queue.judgement.stirred(queue.now);
    queue.now += 1s;
    queue.add({"Blur"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Blur")) << "a person";
}

TEST(QueueJudgement, TakesWhoQueuesPlaysAndQueuesMore)
{
    Watched queue;
    queue.add({"Pulp"});
    queue.judgement.stirred(queue.now);
    queue.now += 100ms;
    queue.add({"Pulp", "Pulp"});
    EXPECT_THAT(queue.settle().artists, ElementsAre("Pulp"));
}

TEST(QueueJudgement, LeavesWhatAKnownRobotAdds)
{
    Watched queue;
    queue.judgement.robot("127.0.0.1:4000", queue.now);
    queue.add({"Pulp"});
    EXPECT_THAT(queue.settle().notes,
                ElementsAre(HasSubstr("Pulp was added by 127.0.0.1:4000, which only reacts to MPD's events")));
    queue.now += 60s;
    queue.add({"Blur"});
    queue.judgement.robot("127.0.0.1:4000", queue.now); // the word came later than the song
    const auto verdict = queue.settle();
    EXPECT_THAT(verdict.artists, IsEmpty());
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("Blur was added by")));
}

TEST(QueueJudgement, LeavesATrickleOfWhateverArtists)
{
    Watched queue;
    queue.owned["Oasis"] = 50;
    for (int song = 0; song < 7; ++song) {
        queue.add({"Oasis"}); // whom the library holds: nothing to take, but a robot all the same
        queue.settle();
        queue.now += 200s;
    }
    queue.add({"Pulp"});
    const auto verdict = queue.settle();
    EXPECT_THAT(verdict.artists, IsEmpty());
    EXPECT_THAT(verdict.notes, ElementsAre(HasSubstr("Pulp left: songs came a few at a time, 8 times in an hour")));
    queue.add(std::vector<std::string>(12, "Blur"));
    EXPECT_THAT(queue.settle().artists, ElementsAre("Blur")) << "an album at once is no trickle";
}

TEST(QueueJudgement, ListensToTheRadioOnlyWhenAskedTo)
{
    Watched deaf;
    deaf.judgement.heard("Pulp", deaf.now);
    EXPECT_THAT(deaf.settle().artists, IsEmpty());

    QueueWatchOptions options;
    options.radio = true;
    Watched queue(options);
    std::vector<std::string> taken;
    for (const char* const artist : {"Pulp", "Blur", "Oasis", "Suede"}) {
        queue.now += 4min;
        queue.judgement.heard(artist, queue.now);
        for (auto& one : queue.settle().artists)
            taken.push_back(one);
    }
    EXPECT_THAT(taken, ElementsAre("Pulp", "Blur", "Oasis"));
}
