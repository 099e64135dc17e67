// SPDX-License-Identifier: MIT
#include "adapters/store/sqlite_answers.hpp"

#include "adapters/io/database.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Answering : testing::Test {
    TemporaryDirectory folder;
    std::filesystem::path file = folder.path() / "topfive.db";
    FakeClock clock;
    FakeLog log;
    SqliteAnswers answers{file, clock, log};
};

TEST_F(Answering, KeepsAnAnswerForItsTime)
{
    answers.put("deezer /artist/13/top", "{\"data\":[]}", 24h);
    clock.advance(24h - 1s);
    EXPECT_EQ(answers.get("deezer /artist/13/top"), "{\"data\":[]}");
    clock.advance(1s);
    EXPECT_EQ(answers.get("deezer /artist/13/top"), std::nullopt);
    EXPECT_EQ(answers.get("deezer /artist/14/top"), std::nullopt);
}

TEST_F(Answering, KeepsEveryByte)
{
    const std::string bytes("\xff\0 Björk", 9);
    answers.put("key", bytes, 1h);
    answers.put("empty", "", 1h);
    EXPECT_EQ(answers.get("key"), bytes);
    EXPECT_EQ(answers.get("empty"), "");
}

TEST_F(Answering, ReplacesAnOlderAnswer)
{
    answers.put("key", "old", 1h);
    answers.put("key", "new", 2h);
    clock.advance(1h);
    EXPECT_EQ(answers.get("key"), "new");
}

TEST_F(Answering, SurvivesARestart)
{
    answers.put("key", "value", 1h);
    EXPECT_EQ(SqliteAnswers(file, clock, log).get("key"), "value");
}

TEST_F(Answering, DoesNotKeepWhatIsHugeOrOverAlready)
{
    answers.put("huge", std::string(SqliteAnswers::largest + 1, 'x'), 1h);
    answers.put("over", "value", 0s);
    EXPECT_EQ(answers.get("huge"), std::nullopt);
    EXPECT_EQ(answers.get("over"), std::nullopt);
}

TEST_F(Answering, DropsWhatIsOverAndWhatIsTooMuch)
{
    Database database(file);
    database.script(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20010) "
        "INSERT INTO answer SELECT i, 'x', printf('2027-01-01T00:%02d:%02d.000000Z', i / 60 % 60, i % 60) FROM n; "
        "INSERT INTO answer VALUES('over', 'x', '2025-01-01T00:00:00.000000Z')");
    const SqliteAnswers reopened(file, clock, log);
    EXPECT_EQ(database.number("SELECT count(*) FROM answer"), 20'000);
    EXPECT_EQ(database.number("SELECT count(*) FROM answer WHERE key = 'over'"), 0);
}

TEST_F(Answering, StopsNobodyWhenTheFileFails)
{
    answers.put("key", "value", 1h);
    Database(file).script("DROP TABLE answer");
    EXPECT_EQ(answers.get("key"), std::nullopt);
    answers.put("key", "value", 1h);
    EXPECT_THAT(log.messages, ElementsAre(HasSubstr("answers are not kept")));
}

}
}
