// SPDX-License-Identifier: MIT
#include "adapters/notify/notifier.hpp"

#include "adapters/io/temporary_directory.hpp"
#include "adapters/notify/story_facts.hpp"
#include "tests/fakes/fake_log.hpp"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using testing::Contains, testing::HasSubstr, testing::IsEmpty, testing::Not, testing::SizeIs;

Place place(int rank, const std::string& title, PlaceState state, DownloadId download, const std::string& path)
{
    Place made;
    made.rank = rank;
    made.recording.title = title;
    made.state = state;
    made.download = download;
    made.path = path;
    return made;
}

Story story(const std::string& artist = "Eminem")
{
    Story ended;
    ended.id = 7;
    ended.state = StoryState::failed;
    ended.artist = Artist{"deezer:13", artist, "", 0, {}, ""};
    ended.outcome = "1 fetched, 1 in the library, 1 failed";
    ended.intent.text = "eminem";
    ended.places = {place(1, "Stan", PlaceState::completed, 1, "Topfive/Eminem/Stan.opus"),
                    place(2, "Kim", PlaceState::completed, 2, "Topfive/Eminem/Kim.opus"),
                    place(3, "Lose Yourself", PlaceState::in_library, 0, "e/3.mp3"),
                    place(4, "Mockingbird", PlaceState::error, 3, "")};
    StoryLine told;
    told.kind = "completed";
    told.download = 1; // Kim came with another story
    ended.lines = {told};
    return ended;
}

std::string read(const std::filesystem::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

class NotifierTest : public testing::Test {
protected:
    void shell(const std::string& script) { notifier.use({"sh", "-c", script, "hook", out.string()}); }
    TemporaryDirectory folder{"topfive-notify"};
    std::filesystem::path out = folder.path() / "out";
    FakeLog log;
    Notifier notifier{log, {60s, 3}};
};

TEST(StoryFacts, TellWhatCameAndWhatDidNot)
{
    const auto facts = story_facts(story());
    EXPECT_THAT(facts, Contains("TOPFIVE_STORY=7"));
    EXPECT_THAT(facts, Contains("TOPFIVE_STATE=failed"));
    EXPECT_THAT(facts, Contains("TOPFIVE_ARTIST=Eminem"));
    EXPECT_THAT(facts, Contains("TOPFIVE_FETCHED=1"));
    EXPECT_THAT(facts, Contains("TOPFIVE_OWNED=2"));
    EXPECT_THAT(facts, Contains("TOPFIVE_FAILED=1"));
    EXPECT_THAT(facts, Contains("TOPFIVE_TITLES=Stan"));
    EXPECT_THAT(facts, Contains("TOPFIVE_PATHS=Topfive/Eminem/Stan.opus"));
    EXPECT_THAT(facts, Contains("TOPFIVE_FAILED_TITLES=Mockingbird"));
    EXPECT_THAT(facts, Contains("TOPFIVE_ORIGIN=proxy"));
}

TEST(StoryFacts, AreOneLineOfUtf8EachWhateverNamesHold)
{
    auto hostile = story("$(touch x)\nTOPFIVE_STATE=done\t" + std::string(1, '\0') + "\xff" + std::string(5000, 'a'));
    hostile.places.assign(2000, hostile.places.front());
    for (auto& one : hostile.places)
        one.path = std::string(200, 'p');
    for (const auto& fact : story_facts(hostile)) {
        EXPECT_EQ(fact.find_first_of(std::string("\n\r\0", 3)), std::string::npos) << fact;
        EXPECT_LT(fact.size(), 100'000U);
    }
    EXPECT_THAT(story_facts(hostile), Contains(testing::StartsWith("TOPFIVE_ARTIST=$(touch x) TOPFIVE_STATE=done")));
}

TEST(StoryFacts, CountTheSongAskedForOnce)
{
    auto asked = story();
    asked.places.insert(asked.places.begin(), place(0, "Stan", PlaceState::completed, 1, "Topfive/Eminem/Stan.opus"));
    EXPECT_THAT(story_facts(asked), Contains("TOPFIVE_FETCHED=1"));
}

TEST_F(NotifierTest, RunsTheProgramWithTheFacts)
{
    shell("printf '%s|' \"$TOPFIVE_ARTIST\" \"$TOPFIVE_FETCHED\" > \"$1\"; cat >> \"$1\"; echo said");
    notifier.tell(story("$(touch x)\n`id`"));
    notifier.settle(60s);
    EXPECT_EQ(read(out), "$(touch x) `id`|1|");
    EXPECT_THAT(log.messages, Contains("notify.command: said"));
}

TEST_F(NotifierTest, RunsNothingWithoutACommandOrForASearchThatNamedNobody)
{
    notifier.tell(story());
    shell("echo x >> \"$1\"");
    Story nobody;
    notifier.tell(nobody);
    notifier.settle(60s);
    EXPECT_FALSE(std::filesystem::exists(out));
    nobody.intent.kind = SearchIntent::Kind::ask;
    notifier.tell(nobody);
    notifier.settle(60s);
    EXPECT_EQ(read(out), "x\n");
}

TEST_F(NotifierTest, SaysWhatWentWrong)
{
    shell("exit 3");
    notifier.tell(story());
    notifier.settle(60s);
    EXPECT_THAT(log.messages, Contains("notify.command: sh ended with status 3 (story 7)"));
    notifier.use({"/nonexistent/hook"});
    notifier.tell(story());
    notifier.settle(60s);
    EXPECT_THAT(log.messages, Contains(HasSubstr("/nonexistent/hook")));
}

TEST_F(NotifierTest, EndsOneThatHangsWithAllThatItStarted)
{
    // A slow machine may need longer than the limit to start it.
    for (std::chrono::milliseconds limit = 500ms; limit < 5min && read(out).empty(); limit *= 4) {
        Notifier hasty(log, {limit, 3});
        hasty.use({"sh", "-c", "sleep 600 & echo $! > \"$1\"; wait", "hook", out.string()});
        hasty.tell(story());
        hasty.settle(limit + 60s);
    }
    EXPECT_THAT(log.messages, Contains("notify.command: sh took too long (story 7)"));
    const auto child = read("/proc/" + std::to_string(std::stoi(read(out))) + "/stat");
    EXPECT_TRUE(child.empty() || child.find(") Z ") != std::string::npos) << "its child is gone, too: " << child;
}

TEST_F(NotifierTest, RunsTwoAtATimeAndLeavesOutWhatIsTooMuch)
{
    shell("echo begin >> \"$1\"; until [ -e \"$1.all-told\" ]; do sleep 0.02; done; echo end >> \"$1\"");
    for (int i = 0; i < 20; ++i)
        notifier.tell(story());
    std::ofstream(out.string() + ".all-told").put('.');
    notifier.settle(60s);
    std::istringstream lines(read(out));
    int running = 0, most = 0, ran = 0;
    for (std::string line; std::getline(lines, line);) {
        running += line == "begin" ? 1 : -1;
        ran += line == "begin" ? 1 : 0;
        most = std::max(most, running);
    }
    EXPECT_LE(most, 2);
    EXPECT_GE(ran, 3);
    EXPECT_LE(ran, 5);
    EXPECT_THAT(log.messages, Contains(HasSubstr("too many")));
}

TEST(Notifier, EndsWhatRunsWhenItGoes)
{
    FakeLog log;
    const auto begin = std::chrono::steady_clock::now();
    {
        Notifier notifier(log);
        notifier.use({"sleep", "600"});
        for (int i = 0; i < 5; ++i)
            notifier.tell(story());
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 60s); // the limit of a run
    EXPECT_THAT(log.messages, IsEmpty());
}

}

}
