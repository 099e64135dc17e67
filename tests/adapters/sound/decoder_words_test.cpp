// SPDX-License-Identifier: MIT
#include "adapters/sound/decoder_words.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;

DecoderWords said(std::initializer_list<std::string_view> lines)
{
    DecoderWords words;
    for (const auto line : lines)
        words.read(line);
    return words;
}

TEST(DecoderWords, TellCodecAndLengthOfTheInput)
{
    const auto words =
        said({"[info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:a.m4a':",
              "[info]   Duration: 01:03:20.01, start: 0.000000, bitrate: 129 kb/s",
              "[info]   Stream #0:0[0x1](und): Video: mjpeg (Baseline), 64x64",
              "[info]   Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo",
              "[info]   Stream #0:2: Audio: opus, 48000 Hz, stereo, fltp",
              "[info] Stream mapping:", "[info]   Stream #0:0 -> #0:0 (aac (native) -> pcm_f32le (native))",
              "[info] Output #0, wav, to 'pipe:1':",
              "[info]   Stream #0:0: Audio: pcm_f32le, 48000 Hz, stereo, flt, 3072 kb/s"});
    EXPECT_EQ(words.codec, "aac");
    EXPECT_EQ(words.told, 3'800'010ms);
    EXPECT_EQ(words.complaint, "");
}

TEST(DecoderWords, TellNoLengthWhereThereIsNone)
{
    EXPECT_EQ(said({"[info]   Duration: N/A, start: -0.007000, bitrate: N/A"}).told, 0ms);
    EXPECT_EQ(said({"[info]   Duration: 99999999999999999999:00:00.00, start"}).told, 0ms);
    EXPECT_EQ(said({"[info]   Duration: -1:00:00.00, start"}).told, 0ms);
    EXPECT_EQ(said({"[info]   Duration: 00:00:01"}).told, 0ms);
}

TEST(DecoderWords, TellTheFirstComplaintWhoeverHasIt)
{
    const auto words = said({"[matroska,webm @ 0x55936b38b940] [warning] Format detected only with low score of 1",
                             "[matroska,webm @ 0x55936b38b940] [error] EBML header parsing failed",
                             "[error] file:a.webm: Invalid data found when processing input"});
    EXPECT_EQ(words.complaint, "EBML header parsing failed");
    EXPECT_EQ(said({"[fatal] no"}).complaint, "no");
    EXPECT_EQ(said({"[", "[opus @ 0x", "", "[info", "[error]"}).complaint, "");
}

TEST(DecoderWords, DoNotBelieveWhatAFileSaysOfItself)
{
    const auto words = said({"[info]   Metadata:", "[info]     title           : [error] lost",
                             "[info]     [error] key     : x", "[info]     comment         : Duration: 00:00:09.00,",
                             "[info]                     :   Duration: 00:00:09.00, start",
                             "[info]                     :   Stream #0:0: Audio: vorbis, 8000 Hz"});
    EXPECT_EQ(words.codec, "");
    EXPECT_EQ(words.told, 0ms);
    EXPECT_EQ(words.complaint, "");
}

}
}
