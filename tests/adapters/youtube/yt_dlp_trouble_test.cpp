// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_trouble.hpp"
#include <gmock/gmock.h>
#include <tuple>

using namespace topfive;
using Kind = Trouble::Kind;

class YtDlpTrouble : public testing::TestWithParam<std::tuple<const char*, Kind, Failure::Kind>> {};

TEST_P(YtDlpTrouble, IsKnownByItsWording)
{
    const auto& [text, kind, failure] = GetParam();
    const auto trouble = read_trouble(std::string("ERROR: [youtube] aaaaaaaaaa1: ") + text);

    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->kind, kind) << text;
    EXPECT_EQ(trouble->failure().kind, failure) << text;
    EXPECT_EQ(trouble->id, "aaaaaaaaaa1");
    EXPECT_EQ(trouble->text, text);
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, YtDlpTrouble,
    testing::Values(
        std::tuple{"Unable to download API page: HTTP Error 429: Too Many Requests", Kind::rate_limit,
                   Failure::Kind::passing},
        std::tuple{"Video unavailable. This content isn’t available, try again later.", Kind::rate_limit,
                   Failure::Kind::passing},
        std::tuple{"Sign in to confirm you’re not a bot. Use --cookies", Kind::bot_check, Failure::Kind::passing},
        std::tuple{"Sign in to confirm you're not a bot", Kind::bot_check, Failure::Kind::passing},
        std::tuple{"Sign in to confirm your age. This video may be inappropriate for some users.", Kind::age,
                   Failure::Kind::candidate},
        std::tuple{"Video unavailable. The uploader has not made this video available in your country", Kind::country,
                   Failure::Kind::candidate},
        std::tuple{"Video unavailable. This video has been removed by the uploader", Kind::gone,
                   Failure::Kind::candidate},
        std::tuple{"Private video. Sign in if you've been granted access", Kind::gone, Failure::Kind::candidate},
        std::tuple{"Premieres in 3 hours", Kind::gone, Failure::Kind::candidate},
        std::tuple{"This video is DRM protected", Kind::drm, Failure::Kind::candidate},
        std::tuple{"Requested format is not available. Use --list-formats", Kind::outdated, Failure::Kind::outdated},
        std::tuple{"nsig extraction failed: Some formats may be missing", Kind::outdated, Failure::Kind::outdated},
        std::tuple{"Unable to download webpage: HTTP Error 403: Forbidden", Kind::outdated, Failure::Kind::outdated},
        std::tuple{"unable to download video data: HTTP Error 403: Forbidden", Kind::network, Failure::Kind::passing},
        std::tuple{"Unable to download API page: <urlopen error [Errno -2] Name or service not known>", Kind::network,
                   Failure::Kind::passing},
        std::tuple{"unable to write data: [Errno 28] No space left on device", Kind::local, Failure::Kind::local},
        std::tuple{"unable to download video data: [Errno 28] No space left on device", Kind::local,
                   Failure::Kind::local},
        std::tuple{"Postprocessing: ffprobe and ffmpeg not found. Please install", Kind::local, Failure::Kind::local},
        std::tuple{"Postprocessing: audio conversion failed: Invalid data found", Kind::network,
                   Failure::Kind::passing},
        std::tuple{"unable to write data: [Errno 27] File too large", Kind::too_large, Failure::Kind::too_large},
        std::tuple{"something that nobody has seen yet", Kind::other, Failure::Kind::passing}));

TEST(YtDlpTroubleLine, NamesTheVideoOfAPluginToo)
{
    EXPECT_EQ(read_trouble("ERROR: [youtube+demo] -bcdefghijk: Private video")->id, "-bcdefghijk");
    EXPECT_EQ(read_trouble("ERROR: [youtube:search] some words: failed")->id, "");
    EXPECT_EQ(read_trouble("ERROR: unable to write data: x")->id, "");
    EXPECT_EQ(read_trouble("ERROR: unable to write data: x")->text, "unable to write data: x");
}

TEST(YtDlpTroubleLine, TellsHowLongYouTubeWillRest)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(read_trouble("ERROR: x: The current session has been rate-limited by YouTube for up to an hour.")->rest,
              1h);
    EXPECT_FALSE(read_trouble("ERROR: HTTP Error 429")->rest);
}

TEST(YtDlpTroubleLine, IsNothingForOtherLines)
{
    EXPECT_FALSE(read_trouble("@DONE {\"title\": \"ERROR: gone\"}"));
    EXPECT_FALSE(read_trouble("{\"title\": \"ERROR: gone\"}"));
    EXPECT_FALSE(read_trouble("Traceback (most recent call last):"));
    EXPECT_FALSE(read_trouble(""));
}

TEST(YtDlpTroubleLine, IsCutAtACharacter)
{
    std::string text;
    for (int i = 0; i < 201; ++i)
        text += "é";
    EXPECT_EQ(read_trouble("ERROR: x" + text)->text.size(), 399U);
}
