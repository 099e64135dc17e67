// SPDX-License-Identifier: MIT
#include "tests/adapters/youtube/yt_dlp_fixture.hpp"
#include <algorithm>
#include <fstream>
#include <map>

using namespace topfive;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST_F(YtDlpTest, FetchesManySongsInOneProcess)
{
    const auto fetched =
        fetch({pick("Paper Boats", "The Paper Lanterns - Topic"),
               pick("Nadia Velour - Neon in April (Official Audio)", "Nadia Velour"), pick("?", "!!! - Topic")});

    ASSERT_THAT(fetched, SizeIs(3));
    EXPECT_EQ(fetched[0].file, staging.path() / "1" / (fetched[0].candidate.id + ".webm"));
    EXPECT_TRUE(fetched[0].packed);
    EXPECT_EQ(codec(fetched[0].file), "opus");
    EXPECT_EQ(fetched[1].file.extension(), ".m4a") << "YouTube has only m4a, and it is kept";
    EXPECT_EQ(codec(fetched[1].file), "aac");
    EXPECT_EQ(codec(fetched[2].file), "opus");
    EXPECT_THAT(leftovers(fetched), IsEmpty());

    const auto last = progress.reports.back();
    EXPECT_EQ(last.download, 3);
    EXPECT_EQ(last.stage, Stage::converting);
    EXPECT_GT(last.total, 100'000U);
    EXPECT_EQ(last.bytes, last.total);
}

TEST_F(YtDlpTest, LetsTheFirstGoAloneWhereItWouldSleepBeforeIt)
{
    const TemporaryDirectory folder("starts");
    const auto starts = folder.path() / "starts";
    options.program = folder.path() / "yt-dlp";
    std::ofstream(options.program) << "#!/bin/sh\necho >> " << starts.native() << "\nexec yt-dlp \"$@\"\n";
    std::filesystem::permissions(options.program, std::filesystem::perms::owner_all);
    const auto starts_for = [&](std::chrono::milliseconds pause) {
        options.pause = pause;
        source.reset();
        const std::vector picks{pick("Paper Boats", "The Paper Lanterns - Topic"),
                                pick("Low Tide", "The Paper Lanterns - Topic"), pick("?", "!!! - Topic")};
        std::filesystem::remove(starts);
        EXPECT_THAT(fetch(picks), SizeIs(3));
        std::ifstream lines(starts);
        return std::count(std::istreambuf_iterator<char>(lines), {}, '\n');
    };

    EXPECT_EQ(starts_for(0ms), 1);
    EXPECT_EQ(starts_for(1ms), 2);
}

TEST_F(YtDlpTest, HandsOverTheFirstWhileTheSecondIsStillComing)
{
    const auto first = pick("Paper Boats", "The Paper Lanterns - Topic");
    const auto second = pick("Low Tide", "The Paper Lanterns - Topic");
    std::string log_at_first;
    on_done = [&] {
        if (log_at_first.empty())
            log_at_first = world.log();
    };
    // The second is only offered once the first has been handed over: it waits for that long.
    world.spoil("/video?v=" + second.candidate.id, R"("do":"slow","delay":1)");
    const auto fetched = fetch({first, second});

    EXPECT_THAT(fetched, SizeIs(2));
    EXPECT_THAT(log_at_first, Not(HasSubstr("media/" + second.candidate.id)));
}

TEST_F(YtDlpTest, FetchesM4aWhenToldSo)
{
    options.format = AudioFormat::m4a;
    const auto m4a = fetch({pick("Paper Boats", "The Paper Lanterns - Topic")});
    EXPECT_EQ(codec(m4a.at(0).file), "aac");
    EXPECT_EQ(m4a.at(0).file.extension(), ".m4a");
}

TEST_F(YtDlpTest, TellsWhatIsWrongWithEachVideo)
{
    const auto gone = pick("Marlo & the Tides - Radio Silence (Official Audio)", "Marlo & the Tides");
    const auto age = pick("Marlo & the Tides - Longshore Drift (Official Audio)", "Marlo & the Tides");
    const auto hour = pick("Nadia Velour - Night Bus [1 HOUR LOOP]", "Loops All Day");
    const auto good = pick("Radio Silence", "Marlo & the Tides - Topic");
    auto nonsense = good;
    nonsense.candidate.id = "../../x";
    const auto fetched = fetch({gone, age, hour, nonsense, good});

    ASSERT_THAT(fetched, SizeIs(5));
    std::map<std::int64_t, std::optional<Failure>> by_pick;
    for (const auto& one : fetched)
        by_pick[one.candidate.id == "../../x" ? 0 : one.download] = one.failure;
    EXPECT_EQ(by_pick.at(gone.download)->kind, Failure::Kind::candidate);
    EXPECT_THAT(by_pick.at(gone.download)->text, HasSubstr("removed by the uploader"));
    EXPECT_EQ(by_pick.at(age.download)->kind, Failure::Kind::candidate);
    EXPECT_EQ(by_pick.at(hour.download)->kind, Failure::Kind::too_large);
    EXPECT_EQ(by_pick.at(0)->kind, Failure::Kind::candidate);
    EXPECT_FALSE(by_pick.at(good.download));
}

TEST_F(YtDlpTest, LeavesWhatIsTooLarge)
{
    options.max_size = 10'000;
    const auto fetched = fetch({pick("Paper Boats", "The Paper Lanterns - Topic")});

    ASSERT_THAT(fetched, SizeIs(1));
    EXPECT_EQ(fetched[0].failure->kind, Failure::Kind::too_large);
    EXPECT_THAT(leftovers({}), IsEmpty());
}

TEST_F(YtDlpTest, FetchesTheSameVideoForTwoRecordings)
{
    const auto one = pick("Salt & Sugar", "Nadia Velour - Topic");
    const auto fetched = fetch({one, pick_of(one.candidate)});

    ASSERT_THAT(fetched, SizeIs(2));
    EXPECT_TRUE(exists(fetched[0].file));
    EXPECT_TRUE(exists(fetched[1].file));
}

TEST_F(YtDlpTest, RestsWhenYouTubeAsksForAProofOfHumanity)
{
    const auto first = pick("Paper Boats", "The Paper Lanterns - Topic");
    const auto second = pick("Low Tide", "The Paper Lanterns - Topic");
    const auto third = pick("Eleven Bells", "The Paper Lanterns - Topic");
    world.spoil("/video?v=" + second.candidate.id, R"("do":"bot")");
    std::vector<std::int64_t> whole;
    EXPECT_THROW(yt_dlp().fetch(std::vector{first, second, third}, {},
                                [&](const Fetched& fetched) { whole.push_back(fetched.download); }),
                 Unavailable);

    EXPECT_THAT(whole, ElementsAre(first.download));
    EXPECT_THAT(world.log(), Not(HasSubstr("v=" + third.candidate.id)));
    EXPECT_EQ(yt_dlp().health().front().until, clock.now() + 15min);
    EXPECT_THAT(yt_dlp().health().front().error, HasSubstr("not a bot"));
}

TEST_F(YtDlpTest, RestsForAsLongAsYouTubeSays)
{
    const auto song_pick = pick("Paper Boats", "The Paper Lanterns - Topic");
    world.spoil("/video", R"("do":"rate")");
    EXPECT_THROW(fetch({song_pick}), Unavailable);
    EXPECT_EQ(rest.until(), clock.now() + 1h);
}

TEST_F(YtDlpTest, StopsInTheMiddleOfADownloadAndLeavesNothing)
{
    const auto slow = pick("Paper Boats", "The Paper Lanterns - Topic");
    world.spoil("/media/" + slow.candidate.id, R"("bps":20000)");
    std::stop_source stop;
    progress.on_report = [&](const ProgressReport& report) {
        if (report.bytes > 0)
            stop.request_stop();
    };

    EXPECT_THAT(fetch({slow}, stop.get_token()), IsEmpty());
    EXPECT_THAT(leftovers({}), IsEmpty());
}

TEST_F(YtDlpTest, GoesOnWithTheNextWhenOneHangs)
{
    const auto hanging = pick("Paper Boats", "The Paper Lanterns - Topic");
    const auto next = pick("Low Tide", "The Paper Lanterns - Topic");
    world.spoil("/media/" + hanging.candidate.id, R"("do":"slow","delay":600)", 9);
    std::vector<Fetched> fetched;
    // A slow machine may need longer than the limit to start yt-dlp for the second.
    for (options.silence_limit = 3s; options.silence_limit < 4min; options.silence_limit *= 4) {
        source.reset();
        fetched = fetch({hanging, next});
        if (fetched.size() != 2 || !fetched[1].failure)
            break;
    }

    ASSERT_THAT(fetched, SizeIs(2));
    EXPECT_EQ(fetched[0].failure->text, "yt-dlp said nothing for too long");
    EXPECT_EQ(fetched[0].failure->kind, Failure::Kind::passing);
    EXPECT_FALSE(fetched[1].failure);
}

TEST_F(YtDlpTest, SaysWhatYtDlpThinksOfTheExtraArguments)
{
    const auto wanted = pick("Paper Boats", "The Paper Lanterns - Topic");
    source.reset();
    options.extra_args = {"--no-such-option"};
    const auto fetched = fetch({wanted});

    ASSERT_THAT(fetched, SizeIs(1));
    EXPECT_THAT(fetched[0].failure->text, HasSubstr("no such option"));
    EXPECT_EQ(fetched[0].failure->kind, Failure::Kind::passing);
}
