// SPDX-License-Identifier: MIT
#include "adapters/metadata/reading.hpp"

#include <gtest/gtest.h>

namespace topfive {

TEST(Reading, TakesOnlyWhatIsAnIsrc)
{
    EXPECT_EQ(isrc_of("GBDUW0000059"), "GBDUW0000059");
    EXPECT_EQ(isrc_of("gb-duw-00-00059"), "GBDUW0000059");
    EXPECT_EQ(isrc_of("GBDUW000005"), "");
    EXPECT_EQ(isrc_of("GBDUW00000590"), "");
    EXPECT_EQ(isrc_of("123456789012"), "");
    EXPECT_EQ(isrc_of(""), "");
}

TEST(Reading, TakesOnlyWhatIsAnMbid)
{
    EXPECT_EQ(mbid_of("A3CB23FC-acd3-4ce0-8f36-1e5aa6a18432"), "a3cb23fc-acd3-4ce0-8f36-1e5aa6a18432");
    EXPECT_EQ(mbid_of("a3cb23fc-acd3-4ce0-8f36-1e5aa6a1843"), "");
    EXPECT_EQ(mbid_of("../../../../../../../../etc/passwd.."), "");
}

TEST(Reading, TakesAsMuchOfADateAsIsOne)
{
    EXPECT_EQ(date_of("2001-03-07"), "2001-03-07");
    EXPECT_EQ(date_of("2012-09-14T07:00:00Z"), "2012-09-14");
    EXPECT_EQ(date_of("2001-03"), "2001-03");
    EXPECT_EQ(date_of("2001-00-00"), "2001");
    EXPECT_EQ(date_of("1975"), "1975");
    EXPECT_EQ(date_of("0000-00-00"), "");
    EXPECT_EQ(date_of("soon"), "");
}

TEST(Reading, TakesOnlyAddressesOfTheWeb)
{
    EXPECT_EQ(link_of("https://www.deezer.com/artist/27"), "https://www.deezer.com/artist/27");
    EXPECT_EQ(link_of("javascript:alert(1)"), "");
    EXPECT_EQ(link_of("file:///etc/passwd"), "");
    EXPECT_EQ(link_of("http://a b"), "");
}

TEST(Reading, TakesNoLengthBeyondADay)
{
    EXPECT_EQ(length_of(224'000), std::chrono::seconds(224));
    EXPECT_EQ(length_of(-1).count(), 0);
    EXPECT_EQ(length_of(1e12).count(), 0);
}

TEST(Reading, TellsWhoseIdItIs)
{
    EXPECT_EQ(id_at("deezer", "deezer:27"), "27");
    EXPECT_EQ(id_at("deezer", "itunes:27"), "");
    EXPECT_EQ(id_at("deezer", "deezer:"), "");
    EXPECT_EQ(id_at("deezer", "deezer"), "");
    EXPECT_EQ(id_at("deezer", ""), "");
}

}
