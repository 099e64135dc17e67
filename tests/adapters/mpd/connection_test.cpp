// SPDX-License-Identifier: MIT
#include "adapters/mpd/connection.hpp"
#include "adapters/mpd/own_connections.hpp"
#include "adapters/mpd/questions.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/private_mpd.hpp"
#include "tests/fakes/scripted_mpd.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <thread>

using namespace topfive;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string fault_of(const MpdOptions& options)
{
    try {
        MpdConnection{options, {}};
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "none";
}

}

TEST(MpdConnection, IsGreetedOverTcpAndOverASocket)
{
    const PrivateMpd mpd;
    EXPECT_EQ(MpdConnection({mpd.address(), ""}, {}).version(), "0.23.5");
    EXPECT_EQ(MpdConnection({mpd.socket(), ""}, {}).address().text(), mpd.socket());
}

TEST(MpdConnection, SaysWhatItTried)
{
    EXPECT_THAT(fault_of({"/nowhere/socket", ""}), HasSubstr("/nowhere/socket: No such file or directory"));
    EXPECT_THAT(fault_of({"127.0.0.1:1", ""}), HasSubstr("127.0.0.1:1: Connection refused"));
}

TEST(MpdConnection, KeepsThePasswordToItself)
{
    const PrivateMpd mpd("password \"right@read,control\"\ndefault_permissions \"\"\nlocal_permissions \"\"\n");

    EXPECT_EQ(fault_of({mpd.address(), "right"}), "none");
    const auto wrong = fault_of({mpd.address(), "hunter2"});
    EXPECT_THAT(wrong, AllOf(HasSubstr("password is not accepted"), Not(HasSubstr("hunter2"))));
}

TEST(MpdConnection, TellsOtherServersFromMpd)
{
    const ScriptedMpd other([](const std::string&) { return "hello\n"; }, "220 mail.example ESMTP\n");
    EXPECT_THAT(fault_of({other.address(), ""}), HasSubstr("no MPD"));
}

TEST(MpdConnection, TakesNewerGreetings)
{
    const ScriptedMpd newer([](const std::string&) { return "OK\n"; }, "OK MPD 0.24.0\n");
    EXPECT_EQ(MpdConnection({newer.address(), ""}, {}).version(), "0.24.0");
}

TEST(MpdConnection, GivesUpWaitingWhenStopped)
{
    const ScriptedMpd silent([](const std::string&) { return ""; });
    std::stop_source stop;
    MpdConnection mpd({silent.address(), ""}, stop.get_token());
    const std::jthread later([&] {
        static_cast<void>(eventually([&] { return !silent.lines().empty(); }));
        stop.request_stop();
    });
    EXPECT_THROW(static_cast<void>(ask_stats(mpd)), Unavailable);
}

TEST(MpdConnection, GoesOnAfterARefusal)
{
    const PrivateMpd real;
    MpdConnection mpd({real.address(), ""}, {});
    try {
        ask_update(mpd, "../outside");
        FAIL() << "MPD took it";
    } catch (const MpdAck& ack) {
        EXPECT_EQ(ack.code(), MpdAck::argument);
        EXPECT_THAT(ack.what(), HasSubstr("update ../outside"));
    }
    EXPECT_EQ(ask_stats(mpd).songs, 0);
}

TEST(MpdConnection, NeverAsksForAnUpdateOfEverything)
{
    const PrivateMpd real;
    MpdConnection mpd({real.address(), ""}, {});
    EXPECT_THROW(ask_update(mpd, ""), Fault);
    EXPECT_THROW(ask_update(mpd, "a\nb"), Fault);
}

TEST(MpdConnection, IsKnownByTheNameInMpdsLog)
{
    const PrivateMpd real;
    OwnConnections own;
    const MpdConnection tcp({real.address(), "", &own}, {});
    const MpdConnection local({real.socket(), "", &own}, {});
    std::ifstream log(real.log());
    const std::string text{std::istreambuf_iterator<char>(log), {}};
    const auto at = text.rfind("opened from 127.0.0.1:");
    ASSERT_NE(at, std::string::npos);
    const auto name = text.substr(at + 12, text.find('\n', at) - at - 12);
    EXPECT_TRUE(own.contains(name)) << name;
    EXPECT_TRUE(own.contains(fmt::format("pid={} uid={}", ::getpid(), ::getuid())));
    EXPECT_FALSE(own.contains("127.0.0.1:1"));
}
