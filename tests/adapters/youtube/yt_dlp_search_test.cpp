// SPDX-License-Identifier: MIT
#include "tests/adapters/youtube/yt_dlp_fixture.hpp"
#include <fstream>

using namespace topfive;
using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(YtDlpTest, SearchesForManyRecordingsInOneProcess)
{
    const auto found = searched(yt_dlp(), std::vector{song("The Paper Lanterns", "Paper Boats"), song("qqq", "zzz"),
                                                      song("", " "), song("Кино", "Река")});

    ASSERT_THAT(found, SizeIs(4));
    EXPECT_THAT(titles(found[0]), Contains("The Paper Lanterns - Paper Boats (Official Video)"));
    EXPECT_THAT(titles(found[0]), Contains("The Paper Lanterns - Paper Boats (Night Shift Remix)"));
    EXPECT_THAT(found[1], IsEmpty());
    EXPECT_THAT(found[2], IsEmpty());
    EXPECT_THAT(titles(found[3]), Contains("Кино - Река (Live at Pier Nine)"));
    EXPECT_EQ(yt_dlp().health().front().state, "ok");
}

TEST_F(YtDlpTest, SearchesForHostileNamesAsTheyAre)
{
    const std::vector<Recording> hostile{song("--exec touch x", "; rm -rf songs"),
                                         song("../../etc/passwd", ".hidden"),
                                         song("%(title)s", "%s%s%s%n"),
                                         song("$HOME", "${IFS}"),
                                         song("Line\nBreak", "First\nSecond"),
                                         song("!!!", "?")};
    const auto found = searched(yt_dlp(), hostile);

    EXPECT_THAT(titles(found[0]), Contains("; rm -rf songs"));
    EXPECT_THAT(titles(found[1]), Contains(".hidden"));
    EXPECT_THAT(titles(found[2]), Contains("%s%s%s%n"));
    EXPECT_THAT(titles(found[3]), Contains("${IFS}"));
    EXPECT_THAT(titles(found[4]), Contains("First\nSecond"));
    EXPECT_THAT(titles(found[5]), Contains("?"));
}

TEST_F(YtDlpTest, AsksAgainForTheOneSearchThatFailed)
{
    world.spoil("Night Bus", R"("do":"500")");
    const auto found =
        searched(yt_dlp(), std::vector{song("Nadia Velour", "Night Bus"), song("Nadia Velour", "Glass Garden")});

    EXPECT_THAT(titles(found[0]), Contains("Night Bus"));
    EXPECT_THAT(titles(found[1]), Contains("Glass Garden"));
}

TEST_F(YtDlpTest, LosesOnlyTheSearchThatFailsTwice)
{
    world.spoil("Night Bus", R"("do":"garbage")", 2);
    const auto found =
        searched(yt_dlp(), std::vector{song("Nadia Velour", "Night Bus"), song("Nadia Velour", "Glass Garden")});

    EXPECT_THAT(found[0], IsEmpty());
    EXPECT_THAT(titles(found[1]), Contains("Glass Garden"));
    EXPECT_THAT(log.messages, Contains(HasSubstr("Night Bus")));
}

TEST_F(YtDlpTest, SaysWhenNoSearchGoesThrough)
{
    world.spoil("/search", R"("do":"500")", 9);
    try {
        (void)searched(yt_dlp(), std::vector{song("Nadia Velour", "Night Bus")});
        FAIL() << "no exception";
    } catch (const Unavailable& unavailable) {
        EXPECT_THAT(unavailable.what(), HasSubstr("HTTP Error 500"));
        EXPECT_FALSE(unavailable.until());
    }
    EXPECT_EQ(yt_dlp().health().front().state, "failing");
}

TEST_F(YtDlpTest, RestsAfterTooManySearches)
{
    world.spoil("/search", R"("do":"429")");
    const std::vector wanted{song("Nadia Velour", "Night Bus")};
    try {
        (void)searched(yt_dlp(), wanted);
        FAIL() << "no exception";
    } catch (const Unavailable& unavailable) {
        EXPECT_EQ(unavailable.until(), clock.now() + 15min);
    }
    EXPECT_THROW((void)searched(yt_dlp(), wanted), Unavailable);
    EXPECT_THROW(fetch({}), Unavailable);
    EXPECT_EQ(yt_dlp().health().front().state, "paused");

    clock.advance(15min);
    EXPECT_THAT(titles(searched(yt_dlp(), wanted).front()), Contains("Night Bus"));
}

TEST_F(YtDlpTest, DoesNotTakeASongTitleForARefusal)
{
    world.spoil("captcha", R"("do":"500")", 2);
    EXPECT_THROW((void)searched(yt_dlp(), std::vector{song("", "captcha too many requests")}), Unavailable);
    EXPECT_FALSE(rest.until());
}

TEST_F(YtDlpTest, AsksOneThatHangsOnce)
{
    const auto starts = staging.path() / "starts";
    options.program = staging.path() / "yt-dlp";
    std::ofstream(options.program) << "#!/bin/sh\necho >> " << starts.native() << "\nexec sleep 600\n";
    std::filesystem::permissions(options.program, std::filesystem::perms::owner_all);
    options.text_limit = 0ms;
    // A slow machine may need longer than the limit to start it.
    for (options.search_limit = 500ms; options.search_limit < 5min && !exists(starts); options.search_limit *= 4) {
        source.reset();
        EXPECT_THROW((void)searched(yt_dlp(), std::vector{song("Nadia Velour", "Night Bus")}), Unavailable);
    }
    EXPECT_EQ(yt_dlp().health().front().error, "it took too long");
    EXPECT_EQ(std::filesystem::file_size(starts), 1U) << "a line for each start";
}

TEST_F(YtDlpTest, SaysThatYtDlpIsMissing)
{
    options.program = "no-such-yt-dlp";
    EXPECT_THROW((void)searched(yt_dlp(), std::vector{song("Nadia Velour", "Night Bus")}), Unavailable);
    EXPECT_EQ(yt_dlp().health().front().error, "no-such-yt-dlp: no such program");
}
