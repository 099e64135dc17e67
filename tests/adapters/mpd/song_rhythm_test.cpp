// SPDX-License-Identifier: MIT
// A queue that is filled as songs end, by robots and by people.
#include "adapters/mpd/queue_judgement.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

// Songs of four minutes play, one after the other.
struct Evening {
    Evening()
    {
        began = now;
        judgement.plays(SongRhythm::Playing{now + length, length}, now);
    }
    // Lets time pass until so long before the song's end; whatever is due by then is judged.
    void until_before_the_end(std::chrono::seconds left) { wait_until(began + length - left); }
    void until_after_the_beginning(std::chrono::seconds gone) { wait_until(began + gone); }
    void next_song()
    {
        wait_until(began + length);
        judgement.plays({}, now); // MPD says so for a moment
        judgement.moved_on(now);
        began = now;
        judgement.plays(SongRhythm::Playing{now + length, length}, now);
    }
    void adds(const std::string& artist, bool at_end = true)
    {
        judgement.added({artist}, now, at_end);
        wait_until(now + 5s);
    }
    void wait_until(Clock::time_point moment)
    {
        for (auto due = judgement.next_deadline(); due && *due <= moment; due = judgement.next_deadline()) {
            now = std::max(now, *due);
            judge(QueueJudgement::When::due);
        }
        now = moment;
    }
    void judge(QueueJudgement::When when)
    {
        auto verdict = judgement.judge(now, when);
        taken.insert(taken.end(), verdict.artists.begin(), verdict.artists.end());
        notes.insert(notes.end(), verdict.notes.begin(), verdict.notes.end());
    }

    std::chrono::milliseconds length = 4min;
    Clock::time_point now{24h}, began;
    QueueJudgement judgement{{}, [](std::string_view) { return 0; }};
    std::vector<std::string> taken, notes;
};

}

TEST(SongRhythm, ShowsAJukeboxThatAddsBeforeEachEnd)
{
    Evening evening;
    for (int song = 0; song < 20; ++song) {
        evening.until_before_the_end(10s);
        evening.adds(fmt::format("Artist {}", song));
        evening.next_song();
    }
    EXPECT_THAT(evening.taken, IsEmpty());
    EXPECT_THAT(evening.notes, AllOf(SizeIs(20), Each(HasSubstr("left: a few songs came with each change of songs"))));
}

TEST(SongRhythm, ShowsWhoAsksTheInternetAtEachBeginning)
{
    Evening evening;
    for (int song = 0; song < 20; ++song) {
        evening.until_after_the_beginning(std::chrono::seconds(5 + song * 7 % 13)); // never the same
        evening.adds(fmt::format("Artist {}", song));
        evening.next_song();
    }
    EXPECT_THAT(evening.taken, ElementsAre("Artist 0")) << "before the first change anybody adds";
    EXPECT_THAT(evening.notes, SizeIs(19));
}

TEST(SongRhythm, LosesNothingOfAPersonWhoAddsAsASongEnds)
{
    Evening evening;
    evening.until_before_the_end(10s);
    evening.adds("Pulp");
    evening.next_song();
    EXPECT_THAT(evening.taken, IsEmpty()) << "not yet";
    evening.next_song();
    evening.until_after_the_beginning(30s);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));
    evening.adds("Blur");
    EXPECT_THAT(evening.taken, ElementsAre("Pulp", "Blur"));
    EXPECT_THAT(evening.notes, IsEmpty());
}

TEST(SongRhythm, LosesNothingOfAPersonWhoseHandIsNotSteady)
{
    Evening evening;
    evening.until_before_the_end(18s);
    evening.adds("Pulp");
    evening.next_song();
    evening.until_before_the_end(6s);
    evening.adds("Blur");
    evening.next_song();
    evening.next_song();
    evening.next_song();
    EXPECT_THAT(evening.taken, ElementsAre("Pulp", "Blur"));
}

TEST(SongRhythm, IsNothingToWhatComesAtOtherTimesOrElsewhere)
{
    Evening evening;
    evening.until_after_the_beginning(100s);
    evening.adds("Pulp");
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));
    evening.until_before_the_end(10s);
    evening.adds("Blur", false);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp", "Blur")) << "to be played next";
    evening.next_song();
    evening.until_before_the_end(10s);
    evening.judgement.added(std::vector<std::string>(12, "Oasis"), evening.now);
    evening.wait_until(evening.now + 5s);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp", "Blur", "Oasis")) << "an album";
}

TEST(SongRhythm, EndsWhenTheMusicDoes)
{
    Evening evening;
    evening.until_before_the_end(10s);
    evening.adds("Pulp");
    evening.judgement.plays({}, evening.now);
    evening.wait_until(evening.now + 30s);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));
}

TEST(SongRhythm, HoldsNobodyBackForever)
{
    Evening evening;
    evening.length = 10h;
    evening.judgement.moved_on(evening.now);
    evening.judgement.plays(SongRhythm::Playing{evening.now + 10h, 10h}, evening.now);
    evening.until_after_the_beginning(10s);
    evening.adds("Pulp");
    EXPECT_THAT(evening.taken, IsEmpty());
    evening.wait_until(evening.now + 15min);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));

    evening.adds("Blur");
    evening.judgement.moved_on(evening.now);
    evening.until_after_the_beginning(20min);
    evening.judgement.moved_on(evening.now);
    evening.wait_until(evening.now + 10s);
    evening.judgement.added({"Oasis"}, evening.now);
    evening.judge(QueueJudgement::When::at_once);
    EXPECT_THAT(evening.taken, ElementsAre("Pulp", "Blur", "Oasis")) << "topfive ends";
}

TEST(SongRhythm, BeginsAnewWhenARobotStops)
{
    Evening evening;
    for (const auto* artist : {"Artist 1", "Artist 2", "Artist 3"}) {
        evening.until_before_the_end(10s);
        evening.adds(artist);
        evening.next_song();
    }
    evening.next_song();
    evening.next_song();
    evening.until_before_the_end(10s);
    evening.adds("Pulp");
    evening.next_song();
    evening.next_song();
    evening.next_song();
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));
}

TEST(SongRhythm, OfShortSongsSaysNothing)
{
    Evening evening;
    evening.length = 20s;
    evening.judgement.moved_on(evening.now);
    evening.judgement.plays(SongRhythm::Playing{evening.now + 20s, 20s}, evening.now);
    evening.until_after_the_beginning(5s);
    evening.adds("Pulp");
    EXPECT_THAT(evening.taken, ElementsAre("Pulp"));
}
