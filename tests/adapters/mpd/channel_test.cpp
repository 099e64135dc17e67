// SPDX-License-Identifier: MIT
#include "adapters/mpd/channel.hpp"
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/connection.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/private_mpd.hpp"
#include <gmock/gmock.h>
#include <memory>
#include <mpd/client.h>
#include <mutex>

using namespace topfive;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

struct Open {
    explicit Open(const PrivateMpd& mpd, const std::string& name = "topfive")
        : channel(
              {name},
              [this](SearchIntent intent) {
                  const std::scoped_lock lock(mutex);
                  intents.push_back(std::move(intent));
              },
              [] { return "2 of 5 fetched\nPulp waits"; }, clock, wakeup, log),
          events({mpd.address(), ""}, {&channel}, wakeup, log)
    {
    }
    SearchIntent first()
    {
        EXPECT_TRUE(eventually([&] {
            const std::scoped_lock lock(mutex);
            return !intents.empty();
        }));
        return intents.front();
    }

    FakeLog log;
    SystemClock clock;
    Wakeup wakeup;
    std::mutex mutex;
    std::vector<SearchIntent> intents;
    Channel channel;
    MpdEvents events;
};

bool subscribed(const PrivateMpd& mpd, const std::string& name)
{
    return eventually([&] { return mpd.ask("channels").find("channel: " + name + '\n') != std::string::npos; });
}

// A client that listens to topfive's answers.
class Listener {
public:
    explicit Listener(const PrivateMpd& mpd) : mpd_({mpd.address(), ""}, {})
    {
        mpd_.check(mpd_run_subscribe(mpd_.raw(), "topfive-status"), "subscribe");
    }
    std::vector<std::string> hears(std::size_t count)
    {
        std::vector<std::string> texts;
        EXPECT_TRUE(eventually([&] {
            mpd_.check(mpd_send_read_messages(mpd_.raw()), "readmessages");
            while (const std::unique_ptr<mpd_message, decltype(&mpd_message_free)> message{mpd_recv_message(mpd_.raw()),
                                                                                           mpd_message_free})
                texts.emplace_back(mpd_message_get_text(message.get()));
            mpd_.finish("readmessages");
            return texts.size() >= count;
        }));
        return texts;
    }

private:
    MpdConnection mpd_;
};

}

TEST(Channel, TakesAWish)
{
    PrivateMpd mpd;
    Open open(mpd);
    ASSERT_TRUE(subscribed(mpd, "topfive"));

    mpd.ask("sendmessage topfive \"get Eminem - Stan\"");

    const auto intent = open.first();
    EXPECT_EQ(intent.text, "Eminem");
    EXPECT_EQ(intent.title, "Stan");
    EXPECT_EQ(intent.field, "artist");
    EXPECT_TRUE(intent.asked());
    EXPECT_EQ(intent.origin, SearchIntent::Origin::channel);
}

TEST(Channel, AnswersWhoeverListens)
{
    PrivateMpd mpd;
    Open open(mpd);
    ASSERT_TRUE(subscribed(mpd, "topfive"));
    Listener listener(mpd);

    mpd.ask("sendmessage topfive status");
    EXPECT_THAT(listener.hears(2), ElementsAre("2 of 5 fetched", "Pulp waits"));
    mpd.ask("sendmessage topfive help");
    EXPECT_THAT(listener.hears(1), ElementsAre(HasSubstr("get ARTIST - SONG")));
    mpd.ask("sendmessage topfive Pulp");
    EXPECT_THAT(listener.hears(1), ElementsAre("asked for: Pulp"));
    open.channel.announce("Pulp: 5 of 5");
    EXPECT_THAT(listener.hears(1), ElementsAre("Pulp: 5 of 5"));
}

TEST(Channel, DoesNotMindThatNobodyListens)
{
    PrivateMpd mpd;
    Open open(mpd);
    ASSERT_TRUE(subscribed(mpd, "topfive"));
    mpd.ask("sendmessage topfive status");
    mpd.ask("sendmessage topfive Pulp");
    EXPECT_EQ(open.first().text, "Pulp");
    EXPECT_THAT(open.log.messages, Not(Contains(HasSubstr("does not work"))));
}

TEST(Channel, IsThereAgainAfterMpdsRestart)
{
    PrivateMpd mpd;
    Open open(mpd);
    ASSERT_TRUE(subscribed(mpd, "topfive"));
    mpd.stop();
    open.channel.announce("Pulp: 5 of 5"); // kept meanwhile
    mpd.start();
    ASSERT_TRUE(subscribed(mpd, "topfive"));
    mpd.ask("sendmessage topfive Pulp");
    EXPECT_EQ(open.first().text, "Pulp");
}

TEST(Channel, MayHaveAnotherName)
{
    PrivateMpd mpd;
    Open open(mpd, "wishes");
    ASSERT_TRUE(subscribed(mpd, "wishes"));
    mpd.ask("sendmessage wishes Pulp");
    EXPECT_EQ(open.first().text, "Pulp");
}

TEST(Channel, SaysThatMpdDoesNotTakeItsName)
{
    PrivateMpd mpd;
    Open open(mpd, "no good name");
    EXPECT_TRUE(eventually([&] {
        return std::ranges::any_of(open.log.so_far(), [](const std::string& message) {
            return message.find("the channel no good name does not work") != std::string::npos;
        });
    }));
}
