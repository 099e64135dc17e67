// SPDX-License-Identifier: MIT
#include "adapters/metadata/cached.hpp"

#include "plugin/errors.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_log.hpp"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace topfive {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Answers as it is told, and may be held back until the test lets it go.
class FakeService : public Service {
public:
    Reply ask(const Question& question, std::stop_token stop) override
    {
        std::unique_lock lock(mutex_);
        asked.push_back(question.target());
        changed_.notify_all();
        if (!changed_.wait(lock, std::move(stop), [this] { return !held_; }))
            throw Unavailable("fake: stopped");
        if (broken)
            throw Unavailable("fake: GET /: 429", rests);
        return reply;
    }
    void hold()
    {
        const std::lock_guard lock(mutex_);
        held_ = true;
    }
    void let_go()
    {
        const std::lock_guard lock(mutex_);
        held_ = false;
        changed_.notify_all();
    }
    void wait_until_asked()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !asked.empty(); });
    }

    std::vector<std::string> asked;
    Reply reply{R"({"data":[1]})", false};
    bool broken = false;
    std::optional<std::chrono::system_clock::time_point> rests;

private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool held_ = false;
};

const Question of_eminem{"/search/artist", {{"q", "eminem"}, {"limit", "25"}}};

struct World {
    FakeService service;
    FakeAnswers answers;
    FakeLog log;
    Cached cached{"deezer", 7 * 24h, service, answers, log};
};

}

TEST(Cached, AsksOnceAndThenKnows)
{
    World world;

    EXPECT_EQ(world.cached.ask(of_eminem, {}).body, R"({"data":[1]})");
    EXPECT_EQ(world.cached.ask(of_eminem, {}).body, R"({"data":[1]})");

    EXPECT_THAT(world.service.asked, ElementsAre("/search/artist?q=eminem&limit=25"));
}

TEST(Cached, StillKnowsAfterARestart)
{
    World world;
    world.cached.ask(of_eminem, {});
    Cached later("deezer", 7 * 24h, world.service, world.answers, world.log);

    later.ask(of_eminem, {});

    EXPECT_EQ(world.service.asked.size(), 1U);
}

TEST(Cached, KeepsNothingFoundForAShorterTime)
{
    World world;
    world.cached.ask(of_eminem, {});
    world.service.reply = {R"({"data":[]})", true};
    world.cached.ask({"/search/artist", {{"q", "nobody"}}}, {});

    EXPECT_EQ(world.answers.kept.at("deezer /search/artist?q=eminem&limit=25").keep, 7 * 24h);
    EXPECT_EQ(world.answers.kept.at("deezer /search/artist?q=nobody").keep, 24h);
}

TEST(Cached, KeepsNoFault)
{
    World world;
    world.service.broken = true;

    EXPECT_THROW(world.cached.ask(of_eminem, {}), Unavailable);
    world.service.broken = false;

    EXPECT_EQ(world.cached.ask(of_eminem, {}).body, R"({"data":[1]})");
    EXPECT_EQ(world.service.asked.size(), 2U);
}

TEST(Cached, KeepsNothingWhenToldSo)
{
    World world;
    Cached cached("deezer", 0s, world.service, world.answers, world.log);

    cached.ask(of_eminem, {});
    cached.ask(of_eminem, {});

    EXPECT_EQ(world.service.asked.size(), 2U);
    EXPECT_TRUE(world.answers.kept.empty());
}

TEST(Cached, HasOneQuestionInFlightForAllWhoAskIt)
{
    World world;
    world.service.hold();
    std::atomic<int> answered = 0;

    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&] { answered += world.cached.ask(of_eminem, {}).body == R"({"data":[1]})"; });
        world.service.wait_until_asked();
        world.service.let_go();
    }

    EXPECT_EQ(answered, 20);
    EXPECT_EQ(world.service.asked.size(), 1U);
}

TEST(Cached, TellsAllWhoWaitWhyThereIsNoAnswer)
{
    std::size_t asked = 21;
    // Who came too late to wait asks again. On a slow machine all may.
    for (auto patience = 10ms; asked == 21U && patience < 1min; patience *= 5) {
        World world;
        world.service.broken = true;
        world.service.rests = std::chrono::system_clock::time_point(1000h);
        world.service.hold();
        std::atomic<int> told = 0;
        const auto ask = [&] {
            try {
                (void)world.cached.ask(of_eminem, {});
            } catch (const Unavailable& unavailable) {
                told += unavailable.until() == world.service.rests && std::string(unavailable.what()).ends_with("429");
            }
        };
        {
            std::vector<std::jthread> threads;
            threads.emplace_back(ask);
            world.service.wait_until_asked();
            for (int i = 0; i < 20; ++i)
                threads.emplace_back(ask);
            std::this_thread::sleep_for(patience);
            world.service.let_go();
        }
        EXPECT_EQ(told, 21);
        asked = world.service.asked.size();
    }
    EXPECT_LT(asked, 21U);
}

TEST(Cached, AsksAgainWhenWhoAskedIsStopped)
{
    World world;
    world.service.hold();
    std::jthread first(
        [&](const std::stop_token& stop) { EXPECT_THROW(world.cached.ask(of_eminem, stop), Unavailable); });
    world.service.wait_until_asked();
    std::string body;
    std::jthread second([&] { body = world.cached.ask(of_eminem, {}).body; });

    first.request_stop();
    first.join();
    world.service.let_go();
    second.join();

    EXPECT_EQ(body, R"({"data":[1]})");
}

TEST(Cached, WorksWithoutItsDatabaseAndSaysSo)
{
    World world;
    world.answers.broken = true;

    EXPECT_EQ(world.cached.ask(of_eminem, {}).body, R"({"data":[1]})");
    EXPECT_THAT(world.log.messages,
                ElementsAre(HasSubstr("deezer: kept answers cannot be read: the database is locked"),
                            HasSubstr("deezer: an answer cannot be kept")));
}

}
