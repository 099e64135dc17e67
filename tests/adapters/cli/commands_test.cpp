// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/web/server.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/web/web_house.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// What a command printed, and how it ended.
struct Said {
    int status = 0;
    std::string out;
    std::string err;
};

Said said(const std::function<int()>& command)
{
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    Said said;
    said.status = command();
    said.out = ::testing::internal::GetCapturedStdout();
    said.err = ::testing::internal::GetCapturedStderr();
    return said;
}

// A daemon that does its work whenever somebody looks: one step a question.
class SteppingDaemon : public Daemon {
public:
    explicit SteppingDaemon(WebHouse& house) : own_(house) {}
    WebAnswer ask(const std::string& method, const std::string& target, const std::string& body) override
    {
        asked.push_back(method + " " + target);
        auto answer = own_.ask(method, target, body);
        if (!steps.empty()) {
            steps.front()();
            steps.erase(steps.begin());
        }
        return answer;
    }
    [[nodiscard]] bool goes_on() const override { return running; }

    bool running = true;
    std::vector<std::function<void()>> steps;
    std::vector<std::string> asked;

private:
    OwnDaemon own_;
};

class CommandsTest : public ::testing::Test {
protected:
    // The chart of the one story: each title with its state so far.
    void lay_out(const std::vector<std::pair<std::string, PlaceState>>& chart)
    {
        house.memory.name_story(1, house.pulp, {});
        house.memory.set_chart(1, "deezer");
        std::vector<Place> places;
        for (const auto& [title, state] : chart) {
            Place place;
            place.rank = static_cast<int>(places.size()) + 1;
            place.state = state;
            place.recording.title = title;
            place.recording.id = "deezer:" + title;
            if (state != PlaceState::in_library) {
                const auto row = house.want(title);
                place.recording = row.recording;
                place.download = row.id;
            }
            places.push_back(place);
        }
        house.memory.set_places(1, places);
    }
    void complete(DownloadId id, const std::string& path)
    {
        house.memory.downloading(id, WebHouse::candidate());
        house.memory.placing(id, path);
        house.memory.placed(id, path, 4'000'000);
        house.memory.completed(id);
    }

    WebHouse house;
    SteppingDaemon daemon{house};
};

TEST_F(CommandsTest, GetShowsAFetchUntilItsEnd)
{
    daemon.steps = {[&] {
                        lay_out({{"Common People", PlaceState::pending}, {"Babies", PlaceState::in_library}});
                    },
                    [&] { complete(1, "Topfive/Pulp/Common People.opus"); },
                    [&] { house.memory.close(1, StoryState::done, "1 fetched, 1 in the library"); }};

    const auto end = said([&] { return get({"Pulp", "", 2, false, false}, daemon, {}); });

    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(end.out, "Pulp (deezer:27), chart of deezer\n"
                       "Common People: waiting\n"
                       "Babies: in the library\n"
                       "Common People: there\n"
                       "Pulp: 1 fetched, 1 in the library\n");
    EXPECT_EQ(house.asked.at(0).count, 2U);
}

TEST_F(CommandsTest, GetAsJsonPrintsThePromisedShapeAndNothingElse)
{
    daemon.steps = {[&] {
        lay_out({{"Common People", PlaceState::pending}});
        complete(1, "Topfive/Pulp/Common People.opus");
        house.memory.close(1, StoryState::done, "1 fetched");
    }};

    const auto end = said([&] { return get({"Pulp", "", 0, false, true}, daemon, {}); });

    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(json::parse(end.out),
              json::parse(R"({"artist":{"id":"deezer:27","name":"Pulp","url":"https://www.deezer.com/artist/27"},)"
                          R"("track":null,"top":[{"rank":1,"track_id":"deezer:1","title":"Common People",)"
                          R"("duration":351.5,"state":"completed","path":"Topfive/Pulp/Common People.opus",)"
                          R"("why":null}]})"));
    EXPECT_EQ(end.err, "");
}

TEST_F(CommandsTest, GetOfNobodyOrWithAFailureEndsWithOne)
{
    daemon.steps = {[&] { house.memory.close(1, StoryState::done, "nobody of that name is known"); }};
    const auto nobody = said([&] { return get({"Nobody", "", 0, false, false}, daemon, {}); });
    EXPECT_EQ(nobody.status, 1);
    EXPECT_EQ(nobody.err, "Nobody: nobody of that name is known\n");
    EXPECT_EQ(nobody.out, "");
}

TEST_F(CommandsTest, GetDoesNotWaitForHours)
{
    daemon.steps = {[&] {
        lay_out({{"Common People", PlaceState::pending}});
        house.memory.postpone(1, 2, house.clock.now() + 4h, "deezer: GET /artist/27/top: 500");
    }};
    const auto end = said([&] { return get({"Pulp", "", 0, false, false}, daemon, {}); });
    EXPECT_EQ(end.status, 1);
    EXPECT_THAT(end.err, HasSubstr("waits: deezer: GET /artist/27/top: 500"));
}

TEST_F(CommandsTest, GetEndsWhenInterrupted)
{
    std::stop_source stop;
    stop.request_stop();
    const auto end = said([&] { return get({"Pulp", "", 0, false, false}, daemon, stop.get_token()); });
    EXPECT_EQ(end.status, 1);
    EXPECT_THAT(end.err, HasSubstr("the daemon goes on"));
    daemon.running = false;
    EXPECT_THAT(said([&] {
                    return get({"Pulp", "", 0, false, false}, daemon, stop.get_token());
                }).err,
                HasSubstr("when topfive runs again"));
}

TEST_F(CommandsTest, APreviewSaysWhatWouldCome)
{
    const std::string preview =
        R"({"artist":{"id":"deezer:27","name":"Pulp","url":null},"track":null,"provider":"deezer","why":"",)"
        R"("top":[{"rank":1,"track_id":"deezer:1","title":"Babies","duration":null,"state":"pending","path":null,)"
        R"("why":"the library lacks it"},{"rank":2,"track_id":"deezer:2","title":"Sorted","duration":null,)"
        R"("state":"in_library","path":"a.flac","why":null}]})";
    const auto end = said([&] { return show_preview({"Pulp", "", 0, true, false}, preview); });
    EXPECT_EQ(end.status, 0);
    EXPECT_EQ(end.out, "Pulp (deezer:27), chart of deezer\n"
                       "  Babies: would be fetched, the library lacks it\n"
                       "  Sorted: in the library\n");
    const auto nobody = said([&] {
        return show_preview({"X\x1b[2J", "", 0, true, true}, R"({"artist":null,"track":null,"top":[],"why":"nobody"})");
    });
    EXPECT_EQ(nobody.status, 1);
    EXPECT_EQ(nobody.err, "X[2J: nobody\n");
    EXPECT_EQ(json::parse(nobody.out).at("artist"), nullptr);
}

TEST_F(CommandsTest, WhyTellsAStoryOldestFirstWithEveryFigure)
{
    SearchIntent intent;
    intent.text = "pulp";
    intent.field = "artist";
    intent.client = "127.0.0.1:5123";
    intent.at = house.clock.now();
    (void)house.memory.open(intent);
    lay_out({{"Common People", PlaceState::pending}});
    StoryLine line;
    line.kind = "candidate";
    line.text = "fits: “Pulp - Common People\x1b[31m”";
    line.figures = {{"score", "0.970"}, {"candidate", "youtube:yuTMWgOduFM"}};
    house.memory.tell(1, line);
    house.memory.close(1, StoryState::done, "1 fetched");

    const auto told = said([&] { return why({"common people", false}, daemon); });

    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.out,
                AllOf(HasSubstr("an MPD client (127.0.0.1:5123) searched: artist “pulp”"),
                      HasSubstr("score 0.970, candidate youtube:yuTMWgOduFM"),
                      HasSubstr("Common People (deezer:1): waiting"), HasSubstr("1 fetched"), Not(HasSubstr("\x1b"))));
    EXPECT_EQ(said([&] { return why({"blur", false}, daemon); }).status, 1);

    const auto as_json = said([&] { return why({"pulp", true}, daemon); });
    EXPECT_EQ(json::parse(as_json.out).at(0).at("id"), "1");
}

TEST_F(CommandsTest, UndoTakesOutByIdByPathAndSinceAMoment)
{
    house.fetched("Common People");
    house.clock.advance(2h);
    house.fetched("Babies");
    house.fetched("Disco 2000");
    house.fetched("Razzmatazz");

    EXPECT_EQ(said([&] { return undo({"2", {}, true}, daemon); }).out, "would take out Topfive/Pulp/Babies.opus\n");
    EXPECT_TRUE(house.memory.download(2));
    EXPECT_EQ(said([&] { return undo({"2", {}, false}, daemon); }).out, "took out Topfive/Pulp/Babies.opus\n");
    EXPECT_FALSE(house.memory.download(2));
    EXPECT_EQ(said([&] { return undo({"Topfive/Pulp/Disco 2000.opus", {}, false}, daemon); }).status, 0);
    EXPECT_FALSE(house.memory.download(3));
    house.facts.mpd.music_directory = "/music";
    EXPECT_EQ(said([&] { return undo({"/music/Topfive/Pulp/Nothing.opus", {}, false}, daemon); }).status, 1);

    EXPECT_EQ(said([&] {
                  return undo({"", house.clock.now() - 1h, false}, daemon);
              }).out,
              "took out Topfive/Pulp/Razzmatazz.opus\n");
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] { return undo({"/backup/Topfive/Pulp/Common People.opus", {}, false}, daemon); }).status, 1);
    EXPECT_TRUE(house.memory.download(1));
    EXPECT_EQ(said([&] {
                  return undo({"/music/../music/Topfive/Pulp/Common People.opus", {}, false}, daemon);
              }).status,
              0);
    EXPECT_FALSE(house.memory.download(1));
    const auto nothing = said([&] { return undo({"", house.clock.now() - 1h, false}, daemon); });
    EXPECT_EQ(nothing.status, 0);
    EXPECT_THAT(nothing.err, HasSubstr("nothing came in since"));
}

TEST_F(CommandsTest, UndoOfWhatIsNotThereYetCancelsIt)
{
    house.want("Babies");
    EXPECT_EQ(said([&] { return undo({"1", {}, true}, daemon); }).out, "would cancel Pulp - Babies\n");
    EXPECT_EQ(said([&] { return undo({"1", {}, false}, daemon); }).out, "cancelled Pulp - Babies\n");
    EXPECT_FALSE(house.memory.download(1));
}

TEST_F(CommandsTest, UndoOfWhatTopfiveDidNotBringFails)
{
    const auto refused = said([&] { return undo({"mine/song.ogg", {}, false}, daemon); });
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("mine/song.ogg: topfive did not bring this"));
}

TEST_F(CommandsTest, StatusTellsEverythingOnAScreen)
{
    house.facts.version = "0.1.0";
    house.facts.mode = "observe";
    house.facts.mpd = {true, "0.23.5", 1234, true, "/music"};
    house.facts.proxy = {{"127.0.0.1:6601", 3, {}, {}}};
    house.facts.sources = {{"youtube", "paused", {}, "HTTP Error 429"}};
    house.facts.downloads = {4, 1, 20, 2};
    house.fetched("Common People");
    house.facts.recent = house.memory.downloads({});
    house.facts.unverified = house.facts.recent;
    house.not_ready = {"the music directory /music is not there"};

    const auto told = said([&] { return status({false, false}, daemon, {}); });

    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.out,
                AllOf(HasSubstr("mode observe"), HasSubstr("1234 songs"), HasSubstr("3 clients"),
                      HasSubstr("not ready: the music directory /music is not there"),
                      HasSubstr("paused: HTTP Error 429"), HasSubstr("1 coming in, 4 waiting, 20 there, 2 failed"),
                      HasSubstr("Pulp - Common People"), HasSubstr("unverified: 1, ")));
    const auto as_json = said([&] { return status({false, true}, daemon, {}); });
    EXPECT_EQ(json::parse(as_json.out).at("mpd").at("songs"), 1234);
}

TEST_F(CommandsTest, ARefusalIsToldInTheDaemonsWords)
{
    try {
        (void)reply(daemon, "GET", "/downloads?limit=0");
        FAIL() << "was not refused";
    } catch (const Fault& fault) {
        EXPECT_STREQ(fault.what(), "limit must be a number from 1 to 1000");
    }
}

TEST_F(CommandsTest, ARunningDaemonIsFoundAndAskedWithItsToken)
{
    const WebServer server({"127.0.0.1:0", "secret", {}}, house, house.log);
    const auto listen = "127.0.0.1:" + std::to_string(server.port());
    const auto running = running_daemon(listen, "secret");
    ASSERT_TRUE(running);
    EXPECT_EQ(reply(*running, "POST", "/fetches", R"({"artist":"Кино"})").at("id"), "1");
    EXPECT_EQ(house.asked.at(0).text, "Кино");
    EXPECT_EQ(reply(*running, "GET", "/stories?q=%D0%BA%D0%B8%D0%BD%D0%BE").at("stories").as_array().size(), 1U);

    const auto without = running_daemon(listen, "");
    EXPECT_THROW((void)reply(*without, "POST", "/fetches", R"({"artist":"Pulp"})"), Fault);
}

TEST_F(CommandsTest, NobodyThereIsNoFault)
{
    EXPECT_EQ(running_daemon("", ""), nullptr);
    int port = 0;
    {
        const WebServer gone({"127.0.0.1:0", "", {}}, house, house.log);
        port = gone.port();
    }
    EXPECT_EQ(running_daemon("127.0.0.1:" + std::to_string(port), ""), nullptr);
}

}
}
