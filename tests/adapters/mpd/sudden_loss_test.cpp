// SPDX-License-Identifier: MIT
#include "adapters/mpd/sudden_loss.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using testing::HasSubstr;
using testing::Optional;

TEST(SuddenLoss, IsMoreThanHalfAtOnce)
{
    SuddenLoss size;
    size.counted(1000);
    EXPECT_FALSE(size.lost());
    size.counted(499);
    EXPECT_TRUE(size.lost());
    EXPECT_THAT(size.obstacle(), Optional(HasSubstr("499 songs where it listed 1000")));
}

TEST(SuddenLoss, IsNotWhatGoesStepByStep)
{
    SuddenLoss size(1000);
    for (const std::size_t songs : {700, 400, 250, 130})
        size.counted(songs);
    EXPECT_FALSE(size.lost());
    EXPECT_EQ(size.whole(), 130);
}

TEST(SuddenLoss, LastsUntilTheSongsAreBack)
{
    SuddenLoss size(1000);
    size.counted(100);
    size.counted(600); // MPD still looks at the share
    EXPECT_TRUE(size.lost());
    size.counted(990);
    EXPECT_FALSE(size.lost());
    EXPECT_EQ(size.obstacle(), std::nullopt);
}

TEST(SuddenLoss, MayBeConfirmed)
{
    SuddenLoss size(1000);
    size.counted(100);
    size.confirm();
    EXPECT_EQ(size.obstacle(), std::nullopt);
    size.counted(90);
    EXPECT_FALSE(size.lost());
}

TEST(SuddenLoss, LeavesASmallLibraryAlone)
{
    SuddenLoss size(10);
    size.counted(0);
    EXPECT_FALSE(size.lost());
}

TEST(SuddenLoss, IsSeenAcrossARestart)
{
    SuddenLoss size(1000); // as remembered
    size.counted(0);
    EXPECT_TRUE(size.lost());
}
