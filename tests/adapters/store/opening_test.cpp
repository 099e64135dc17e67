// SPDX-License-Identifier: MIT
#include "adapters/io/database.hpp"
#include "adapters/store/migrations.hpp"
#include "adapters/store/sqlite_answers.hpp"
#include "tests/adapters/store/store_world.hpp"

#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace topfive {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace fs = std::filesystem;

std::vector<std::string> files_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Opening : testing::Test {
    TemporaryDirectory folder;
    fs::path file = folder.path() / "topfive.db";
    FakeClock clock;
    FakeLog log;
};

TEST_F(Opening, MakesTheTableThatScriptsReadOn)
{
    {
        SqliteHistory history(file, clock, log);
        const auto id = history.claim(song("deezer:1109731", "Stan"), eminem(), false, "").id;
        history.downloading(id, video("dQw4w9WgXcQ"));
        history.placed(id, "Topfive/Eminem/Stan.opus", 1);
        history.completed(id);
    }
    Database database(file, Database::Mode::read_only);
    Rows rows(database, "SELECT track_id, artist_id, youtube_video_id, download_path, download_status, created_at "
                        "FROM downloaded_track");
    ASSERT_TRUE(rows.next());
    std::vector<std::string> row;
    for (int column = 0; column < 6; ++column)
        row.push_back(rows.text(column));
    EXPECT_THAT(row, ElementsAre("deezer:1109731", "deezer:13", "dQw4w9WgXcQ", "Topfive/Eminem/Stan.opus", "completed",
                                 "2026-01-01T00:00:00.000000Z"));
}

TEST_F(Opening, SetsGarbageAsideAndBeginsAnew)
{
    for (const auto& garbage : {std::string("no database"), std::string(5000, 'x')}) {
        write(file, garbage);
        write(file.string() + "-wal", "its log");

        SqliteHistory(file, clock, log).open(search("eminem"));

        const auto aside = file.string() + ".broken-20260101T000000Z";
        EXPECT_EQ(read(aside), garbage);
        EXPECT_EQ(read(aside + "-wal"), "its log");
        EXPECT_THAT(log.messages, ElementsAre(HasSubstr(aside)));
        EXPECT_THAT(SqliteHistory(file, clock, log).recent_stories(9), SizeIs(1));
        for (const auto& name : files_in(folder.path()))
            fs::remove(folder.path() / name);
        log.messages.clear();
    }
}

TEST_F(Opening, NeverOverwritesWhatWasSetAsideBefore)
{
    for (const auto* garbage : {"first", "second"}) {
        write(file, garbage);
        SqliteHistory(file, clock, log).open(search("eminem"));
    }
    EXPECT_EQ(read(file.string() + ".broken-20260101T000000Z"), "first");
    EXPECT_EQ(read(file.string() + ".broken-20260101T000000Z-2"), "second");
}

TEST_F(Opening, NoticesADamagedPage)
{
    {
        SqliteHistory history(file, clock, log);
        for (int i = 0; i < 200; ++i)
            history.open(search("eminem " + std::to_string(i)));
    }
    std::string bytes = read(file);
    ASSERT_GT(bytes.size(), 100'000U);
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 20'000; ++i)
        bytes[i] = 'x';
    write(file, bytes);

    SqliteHistory history(file, clock, log);

    EXPECT_THAT(history.recent_stories(9), IsEmpty());
    EXPECT_THAT(log.messages, ElementsAre(HasSubstr("set aside")));
}

TEST_F(Opening, RefusesADatabaseOfANewerTopfive)
{
    {
        SqliteHistory(file, clock, log).open(search("eminem"));
        Database(file).script("PRAGMA user_version = 99");
    }
    EXPECT_THAT([&] { SqliteHistory(file, clock, log); },
                testing::ThrowsMessage<Fault>(testing::AllOf(HasSubstr("newer topfive"), HasSubstr("99"))));
    EXPECT_EQ(Database(file).number("SELECT count(*) FROM story"), 1);
    EXPECT_THAT(log.messages, IsEmpty());
}

TEST_F(Opening, RefusesADatabaseOfAnotherProgram)
{
    Database(file).script("CREATE TABLE song(id)");
    EXPECT_THAT([&] { SqliteHistory(file, clock, log); }, testing::ThrowsMessage<Fault>(HasSubstr("another program")));
    EXPECT_EQ(Database(file).number("SELECT count(*) FROM sqlite_master"), 1);
}

TEST_F(Opening, SaysWhichFileItCouldNotMake)
{
    EXPECT_THAT([&] { SqliteHistory(folder.path() / "missing" / "topfive.db", clock, log); },
                testing::ThrowsMessage<Fault>(HasSubstr("missing/topfive.db: open: ")));
}

TEST_F(Opening, ReadsBesideAWriter)
{
    SqliteHistory writer(file, clock, log);
    const auto story = writer.open(search("eminem"));

    SqliteHistory reader(file, clock, log, SqliteHistory::OpenMode::read_only);

    EXPECT_TRUE(reader.story(story));
    const auto second = writer.open(search("pulp"));
    EXPECT_TRUE(reader.story(second));
    EXPECT_THROW(reader.open(search("blur")), Fault);
    EXPECT_EQ(writer.recent_stories(9).size(), 2);
}

TEST_F(Opening, ForReadingMakesNoFile)
{
    EXPECT_THROW(SqliteHistory(file, clock, log, SqliteHistory::OpenMode::read_only), Fault);
    EXPECT_THAT(files_in(folder.path()), IsEmpty());
}

TEST_F(Opening, KeepsWhatAKilledProcessHadCommitted)
{
    const pid_t child = fork();
    if (child == 0) {
        SqliteHistory history(file, clock, log);
        history.open(search("eminem"));
        history.claim(song("deezer:1", "Stan"), eminem(), false, "");
        _exit(0); // no destructor: as after kill -9
    }
    int status = 0;
    waitpid(child, &status, 0);

    SqliteHistory history(file, clock, log);

    EXPECT_THAT(history.open_stories(), SizeIs(1));
    EXPECT_TRUE(history.find(song("deezer:1", "Stan")));
}

TEST_F(Opening, BringsAnOlderDatabaseUpToDate)
{
    constexpr std::array<const char*, 2> steps{"CREATE TABLE a(x); INSERT INTO a VALUES(7);",
                                               "ALTER TABLE a ADD COLUMN y DEFAULT 8;"};
    Database database(file);
    migrate(database, std::span(steps).first(1));
    EXPECT_THROW(require_current(database, steps), Fault);

    migrate(database, steps);
    migrate(database, steps);

    EXPECT_EQ(database.number("SELECT x + y FROM a"), 15);
    EXPECT_EQ(database.number("PRAGMA user_version"), 2);
    EXPECT_NO_THROW(require_current(database, steps));
}

TEST_F(Opening, ChangesNothingWhenAStepFails)
{
    constexpr std::array<const char*, 2> steps{"CREATE TABLE a(x)", "CREATE TABLE b(x); CREATE TABLE a(x)"};
    Database database(file);
    migrate(database, std::span(steps).first(1));
    EXPECT_THROW(migrate(database, steps), Fault);
    EXPECT_EQ(database.number("PRAGMA user_version"), 1);
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_master WHERE name = 'b'"), 0);
}

// The rows were written by version 1, and its keys by rules that are none any more.
TEST_F(Opening, ReadsWhatVersion1Wrote)
{
    {
        Database database(file);
        migrate(database, migrations().first(1));
        database.script(read(fs::path(TOPFIVE_SOURCE_DIR) / "tests/adapters/store/version_1_rows.sql").c_str());
    }
    SqliteHistory history(file, clock, log);

    const auto story = history.story(3);
    ASSERT_TRUE(story);
    EXPECT_EQ(story->intent.text, "eminem");
    EXPECT_EQ(story->artist, eminem());
    ASSERT_THAT(story->places, SizeIs(1));
    EXPECT_EQ(story->places[0].state, PlaceState::completed);
    ASSERT_THAT(story->lines, SizeIs(1));
    EXPECT_THAT(story->lines[0].figures, ElementsAre(testing::Pair("candidate", "youtube:dQw4w9WgXcQ")));
    const auto row = history.find(song("itunes:3", "Stan"));
    ASSERT_TRUE(row);
    EXPECT_EQ(row->path, "Topfive/Eminem/Stan.opus");
    EXPECT_EQ(row->candidate.id, "dQw4w9WgXcQ");
    EXPECT_EQ(row->created_at, clock.now());
    EXPECT_EQ(history.blocked(song("itunes:4", "Kim")), "taken out by a person");
}

// As `topfive get --dry-run` beside the daemon: whoever closes last deletes the write-ahead log.
TEST_F(Opening, KeepsItsRowsWhenASecondProgramComesAndGoes)
{
    int go[2];
    ASSERT_EQ(pipe(go), 0);
    const pid_t second = fork(); // before this process has SQLite's locks
    if (second == 0) {
        char word = 0;
        if (::read(go[0], &word, 1) == 1)
            SqliteHistory(file, clock, log);
        _exit(0);
    }
    SqliteHistory history(file, clock, log);
    const SqliteAnswers answers(file, clock, log);
    history.open(search("eminem"));

    ASSERT_EQ(::write(go[1], "x", 1), 1);
    int status = 0;
    ASSERT_EQ(waitpid(second, &status, 0), second);

    EXPECT_TRUE(fs::exists(file.string() + "-wal")); // what this process goes on writing
}

TEST_F(Opening, ServesHistoryAndAnswersFromOneFile)
{
    SqliteHistory history(file, clock, log);
    SqliteAnswers answers(file, clock, log);
    answers.put("deezer /artist/13", "{}", std::chrono::hours(24));
    EXPECT_TRUE(history.story(history.open(search("eminem"))));
    EXPECT_EQ(answers.get("deezer /artist/13"), "{}");
    EXPECT_THAT(files_in(folder.path()), UnorderedElementsAre("topfive.db", "topfive.db-wal", "topfive.db-shm"));
}

}
}
