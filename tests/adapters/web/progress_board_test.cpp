// SPDX-License-Identifier: MIT
#include "adapters/web/progress_board.hpp"

#include <gtest/gtest.h>

namespace topfive {
namespace {

TEST(ProgressBoard, KeepsTheLatestOfEachDownload)
{
    ProgressBoard board;
    board.report({1, Stage::downloading, 10, 100, 5});
    board.report({2, Stage::searching});
    board.report({1, Stage::downloading, 50, 100, 7});

    EXPECT_EQ(board.of(1)->share(), 0.5);
    EXPECT_EQ(board.of(1)->speed, 7);
    EXPECT_EQ(board.of(2)->stage, Stage::searching);
    EXPECT_EQ(board.of(3), std::nullopt);
}

TEST(ProgressBoard, RemembersWhatCameInWhileTheFileIsFinished)
{
    ProgressBoard board;
    board.report({1, Stage::downloading, 100, 100, 5});
    board.report({1, Stage::tagging});

    EXPECT_EQ(board.of(1)->stage, Stage::tagging);
    EXPECT_EQ(board.of(1)->share(), 1);
}

TEST(ProgressBoard, BeginsAnewWithTheNextCandidate)
{
    ProgressBoard board;
    board.report({1, Stage::downloading, 90, 100, 5});
    board.report({1, Stage::searching});

    EXPECT_EQ(board.of(1)->bytes, 0U);
}

TEST(ProgressBoard, ForgetsWhatIsOver)
{
    ProgressBoard board;
    board.report({1, Stage::downloading, 10, 100, 5});
    board.forget(1);
    EXPECT_EQ(board.of(1), std::nullopt);
}

}
}
