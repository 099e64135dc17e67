// SPDX-License-Identifier: MIT
#include "adapters/sound/wave_head.hpp"
#include "plugin/errors.hpp"

#include <gmock/gmock.h>
#include <string>

namespace topfive {
namespace {

using namespace std::string_literals;

// What ffmpeg 5.1 writes for two channels at 48 kHz into a pipe.
const std::string head = "RIFF\xff\xff\xff\xffWAVE"
                         "fmt \x28\0\0\0\xfe\xff\x02\0\x80\xbb\0\0\0\xdc\x05\0\x08\0\x20\0"
                         "\x16\0\x20\0\x03\0\0\0\x03\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
                         "LIST\x04\0\0\0INFO"
                         "data\xff\xff\xff\xff"s;

std::string changed(std::size_t at, char value)
{
    auto bytes = head;
    bytes.at(at) = value;
    return bytes;
}

TEST(WaveHead, TellsWhatFollows)
{
    const auto found = read_wave_head(head + "samples");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->format.sample_rate, 48'000);
    EXPECT_EQ(found->format.channels, 2);
    EXPECT_EQ(found->size, head.size());
}

TEST(WaveHead, WaitsUntilAllOfItHasCome)
{
    for (std::size_t size = 0; size < head.size(); ++size)
        EXPECT_FALSE(read_wave_head(std::string_view(head).substr(0, size))) << size;
}

TEST(WaveHead, RefusesOtherSamples)
{
    EXPECT_THROW((void)read_wave_head("OggS"), Fault);
    EXPECT_THROW((void)read_wave_head("RIFX"), Fault);
    EXPECT_THROW((void)read_wave_head(changed(22, 0)), Fault) << "no channel";
    EXPECT_THROW((void)read_wave_head(changed(22, 6)), Fault) << "six channels";
    EXPECT_THROW((void)read_wave_head(changed(34, 16)), Fault) << "16 bits";
    EXPECT_THROW((void)read_wave_head("RIFF    WAVE" + std::string(5000, ' ')), Fault) << "no end";
}

}
}
