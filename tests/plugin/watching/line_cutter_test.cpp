// SPDX-License-Identifier: MIT
#include "plugin/watching/line_cutter.hpp"

#include <gmock/gmock.h>
#include <vector>

namespace topfive {
namespace {

using testing::ElementsAre;

struct Cut {
    void feed(std::string_view bytes)
    {
        cutter.feed(bytes, [&](std::string_view line) { lines.emplace_back(line); });
    }
    void finish()
    {
        cutter.finish([&](std::string_view line) { lines.emplace_back(line); });
    }
    LineCutter cutter;
    std::vector<std::string> lines;
};

TEST(LineCutter, PutsHalfLinesTogether)
{
    Cut cut;
    cut.feed("one\ntw");
    cut.feed("");
    cut.feed("o\n\nthr");
    EXPECT_THAT(cut.lines, ElementsAre("one", "two", ""));
    cut.feed("ee");
    cut.finish();
    EXPECT_THAT(cut.lines, ElementsAre("one", "two", "", "three"));
}

TEST(LineCutter, LeavesOutWhatIsTooLong)
{
    Cut cut;
    cut.feed("one\n" + std::string(LineCutter::longest, 'x'));
    cut.feed("y\ntwo\n");
    EXPECT_THAT(cut.lines, ElementsAre("one", "two"));
    cut.feed(std::string(LineCutter::longest + 1, 'x'));
    cut.finish();
    cut.feed("three\n");
    EXPECT_THAT(cut.lines, ElementsAre("one", "two", "three"));
}

TEST(LineCutter, LeavesOutWhatIsTooLongInOnePieceToo)
{
    Cut cut;
    cut.feed("one\n" + std::string(LineCutter::longest + 1, 'x') + "\ntwo\n" + std::string(LineCutter::longest, 'y') +
             "\n");
    EXPECT_THAT(cut.lines, ElementsAre("one", "two", std::string(LineCutter::longest, 'y')));
}

TEST(LineCutter, GivesWholeLinesInBlocks)
{
    std::vector<std::string> blocks;
    const auto keep = [&](std::string_view block) { blocks.emplace_back(block); };
    LineCutter cutter;
    cutter.feed_blocks("one\ntwo\nthr", keep);
    cutter.feed_blocks("ee\n\nfour\n", keep);
    cutter.feed_blocks("five", keep);
    cutter.feed_blocks("", keep);
    cutter.finish(keep);
    EXPECT_THAT(blocks, ElementsAre("one\ntwo", "three", "\nfour", "five"));
}

TEST(LineCutter, ForgetsAHalfLine)
{
    Cut cut;
    cut.feed("half");
    cut.cutter.forget();
    cut.feed("whole\n");
    EXPECT_THAT(cut.lines, ElementsAre("whole"));
}

}
}
