// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/shelf.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {

// What every Shelf keeps. Subject makes one: `Shelf& shelf()` and `std::filesystem::path whole_file()`, a file ready to
// be placed.
template <typename Subject>
struct ShelfContract : testing::Test {
    Subject subject;
};
TYPED_TEST_SUITE_P(ShelfContract);

TYPED_TEST_P(ShelfContract, PlacesAFileWhereItIsWanted)
{
    auto& shelf = this->subject.shelf();
    EXPECT_EQ(shelf.place(this->subject.whole_file(), "Topfive/Pulp/Disco 2000.opus", [](const std::string&) {}),
              "Topfive/Pulp/Disco 2000.opus");
    EXPECT_TRUE(shelf.exists("Topfive/Pulp/Disco 2000.opus"));
    EXPECT_GT(shelf.size("Topfive/Pulp/Disco 2000.opus"), 0);
    EXPECT_FALSE(shelf.exists("Topfive/Pulp/Common People.opus"));
    EXPECT_EQ(shelf.size("Topfive/Pulp/Common People.opus"), 0);
}

TYPED_TEST_P(ShelfContract, TellsTheJournalBeforeTheFileStands)
{
    auto& shelf = this->subject.shelf();
    std::vector<std::string> journal;
    shelf.place(this->subject.whole_file(), "Disco 2000.opus", [&](const std::string& path) {
        journal.push_back(path);
        EXPECT_FALSE(shelf.exists(path));
    });
    EXPECT_THAT(journal, testing::ElementsAre("Disco 2000.opus"));
}

TYPED_TEST_P(ShelfContract, TakesOutWhatItPlaced)
{
    auto& shelf = this->subject.shelf();
    const auto path = shelf.place(this->subject.whole_file(), "Pulp/Disco 2000.opus", [](const std::string&) {});
    shelf.take_out(path);
    EXPECT_FALSE(shelf.exists(path));
}

TYPED_TEST_P(ShelfContract, IsUsableAndHasRoom)
{
    EXPECT_EQ(this->subject.shelf().obstacle(), std::nullopt);
    EXPECT_GT(this->subject.shelf().free_bytes(), 0);
}

REGISTER_TYPED_TEST_SUITE_P(ShelfContract, PlacesAFileWhereItIsWanted, TellsTheJournalBeforeTheFileStands,
                            TakesOutWhatItPlaced, IsUsableAndHasRoom);

}
