// SPDX-License-Identifier: MIT
#include "adapters/io/database.hpp"

#include "adapters/io/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

struct Connection : testing::Test {
    Connection() { database.script("CREATE TABLE song(id INTEGER PRIMARY KEY, title TEXT UNIQUE, length)"); }
    Database database{":memory:"};
};

TEST_F(Connection, BringsBackWhatItWasGiven)
{
    database.run("INSERT INTO song(title, length) VALUES(?, ?)", std::string("St\0an \xff", 7),
                 std::optional<std::int64_t>());
    database.run("INSERT INTO song(title, length) VALUES(?, ?)", std::string_view(), 404'000'000'000);

    Rows rows(database, "SELECT title, length FROM song ORDER BY id");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), std::string("St\0an \xff", 7));
    EXPECT_TRUE(rows.null(1));
    EXPECT_EQ(rows.number(1), 0);
    ASSERT_TRUE(rows.next());
    EXPECT_FALSE(rows.null(0));
    EXPECT_EQ(rows.text(0), "");
    EXPECT_EQ(rows.number(1), 404'000'000'000);
    EXPECT_FALSE(rows.next());
}

TEST_F(Connection, AsksTheSameQuestionWithinItself)
{
    for (const auto* title : {"Stan", "Kim"})
        database.run("INSERT INTO song(title) VALUES(?)", title);
    std::string pairs;
    Rows outer(database, "SELECT title FROM song ORDER BY id");
    while (outer.next()) {
        Rows inner(database, "SELECT title FROM song ORDER BY id");
        while (inner.next())
            pairs += outer.text(0) + inner.text(0) + ' ';
    }
    EXPECT_EQ(pairs, "StanStan StanKim KimStan KimKim ");
}

TEST_F(Connection, KeepsATransactionOnlyWhenItIsCommitted)
{
    {
        Database::Transaction kept(database, Database::Commit::lasting);
        database.run("INSERT INTO song(title) VALUES('Stan')");
        EXPECT_EQ(database.changed(), 1);
        kept.commit();
    }
    {
        const Database::Transaction dropped(database);
        database.run("INSERT INTO song(title) VALUES('Kim')");
    }
    EXPECT_EQ(database.number("SELECT count(*) FROM song"), 1);
    EXPECT_EQ(database.number("SELECT id FROM song WHERE title = ?", "Kim"), 0);
}

TEST_F(Connection, SaysWhatWasTriedAndWhatBroke)
{
    database.run("INSERT INTO song(title) VALUES('Stan')");
    EXPECT_THAT([&] { database.run("INSERT INTO song(title) VALUES(?)", "Stan"); },
                ThrowsMessage<Fault>(testing::AllOf(HasSubstr(":memory:"), HasSubstr("INSERT INTO song"),
                                                    HasSubstr("UNIQUE constraint failed: song.title"))));
    EXPECT_THAT([&] { database.script("NONSENSE"); }, ThrowsMessage<Fault>(HasSubstr("syntax error")));
}

TEST_F(Connection, KeepsForeignKeys)
{
    database.script("CREATE TABLE place(song REFERENCES song ON DELETE CASCADE)");
    database.run("INSERT INTO song(id) VALUES(1)");
    database.run("INSERT INTO place(song) VALUES(1)");
    EXPECT_THROW(database.run("INSERT INTO place(song) VALUES(2)"), Fault);
    database.run("DELETE FROM song");
    EXPECT_EQ(database.number("SELECT count(*) FROM place"), 0);
}

TEST(DatabaseFile, IsReadBesideAWriter)
{
    const TemporaryDirectory folder;
    Database writer(folder.path() / "a.db");
    writer.script("CREATE TABLE song(title)");
    Database reader(folder.path() / "a.db", Database::Mode::read_only);

    Database::Transaction transaction(writer);
    writer.run("INSERT INTO song VALUES('Stan')");
    EXPECT_EQ(reader.number("SELECT count(*) FROM song"), 0);
    transaction.commit();
    EXPECT_EQ(reader.number("SELECT count(*) FROM song"), 1);
    EXPECT_THROW(reader.run("INSERT INTO song VALUES('Kim')"), Fault);
}

TEST(TemporaryDirectoryTest, GoesWithItsContents)
{
    std::filesystem::path path;
    {
        const TemporaryDirectory folder("test");
        path = folder.path();
        std::filesystem::create_directories(path / "a" / "b");
        EXPECT_THAT(path.filename().string(), testing::StartsWith("test-"));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_THROW(TemporaryDirectory("test", "/nowhere"), Fault);
}

}
}
