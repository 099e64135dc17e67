// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_title.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

using testing::Contains;
using testing::ElementsAre;

TEST(CandidateTitle, IsItselfWhereItHoldsNothingElse)
{
    EXPECT_THAT(titles_within("Eminem - Stan"), ElementsAre("Eminem - Stan"));
    EXPECT_THAT(titles_within(""), ElementsAre(""));
}

TEST(CandidateTitle, EndsBeforeABar)
{
    EXPECT_THAT(titles_within("Eminem - Stan | Rap | Label"), Contains("Eminem - Stan"));
    EXPECT_THAT(titles_within("Eminem - Stan // Subtitulada"), Contains("Eminem - Stan"));
}

TEST(CandidateTitle, MayBeQuoted)
{
    EXPECT_THAT(titles_within("IU 'Palette' MV"), Contains("IU - Palette"));
    EXPECT_THAT(titles_within("米津玄師「Lemon」"), Contains("米津玄師 - Lemon"));
    EXPECT_THAT(titles_within("Eminem “Stan” Live"), Contains("Eminem - Stan"));
}

TEST(CandidateTitle, IsTurnedAtAColonAndAtBy)
{
    EXPECT_THAT(titles_within("Eminem : Stan"), Contains("Eminem - Stan"));
    EXPECT_THAT(titles_within("Eminem: Stan"), Contains("Eminem - Stan"));
    EXPECT_THAT(titles_within("Stan by Eminem"), Contains("Eminem - Stan"));
}

TEST(CandidateTitle, IsPartedFromAnArtistAtEitherEnd)
{
    EXPECT_THAT(titles_within("TRAVIS SCOTT Sicko Mode", {"Travis Scott"}), Contains("Travis Scott - Sicko Mode"));
    EXPECT_THAT(titles_within("sicko mode travis scott", {"Travis Scott"}), Contains("Travis Scott - sicko mode"));
    EXPECT_THAT(titles_within("Travis Scottish Songs", {"Travis Scott"}), ElementsAre("Travis Scottish Songs"));
    EXPECT_THAT(titles_within("Travis Scott - Sicko Mode", {"Travis Scott"}), ElementsAre("Travis Scott - Sicko Mode"));
}

}
