// SPDX-License-Identifier: MIT
#include "plugin/music/name_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

NameIndex index_of(const std::vector<std::string_view>& names)
{
    NameIndex index;
    std::uint32_t number = 0;
    for (const auto name : names)
        index.put(name, number++);
    return index;
}

}

TEST(NameIndex, FindsANameButForItsSpaces)
{
    const auto index = index_of({"ac dc", "acdc", "dc ac"});
    EXPECT_THAT(index.exact("acdc"), ElementsAre(1, 0));
    EXPECT_THAT(index.exact("ac"), IsEmpty());
}

TEST(NameIndex, FindsANameThatHasALetterTooManyOrTooFew)
{
    // Half of nine letters are four, of ten are five.
    const auto index = index_of({"karamazov", "karramazov", "someone else"});
    EXPECT_THAT(index.near("karramazov", 9), Contains(0));
    EXPECT_THAT(index.near("karamazov", 9), Contains(1));
    EXPECT_THAT(index.near("karramazzov", 9), Contains(1));
    EXPECT_THAT(index_of({"shcherbakov trio"}).near("scherbakov trio", 9), ElementsAre(0));
}

TEST(NameIndex, LeavesOutWhatErrorsCannotExplain)
{
    const auto index = index_of({"shchukin", "shchukin i ego druzya", "shchuk", "anna"});
    EXPECT_THAT(index.near("shchukim", 9), ElementsAre(0, 2)) << "not the one of eighteen letters";
    EXPECT_THAT(index.near("ann", 9), IsEmpty()) << "a short name is told apart by one letter";
}

TEST(NameIndex, PrefersNamesOfTheSameLengthWhereThereAreTooMany)
{
    std::vector<std::string_view> names(50, "shchukins");
    names.push_back("shchukin");
    EXPECT_THAT(index_of(names).near("shchukim", 5), Contains(50));
}

}
