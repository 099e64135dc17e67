// SPDX-License-Identifier: MIT
#include "adapters/mpd/address.hpp"
#include "plugin/errors.hpp"
#include <cstdlib>
#include <gmock/gmock.h>
#include <string>

using namespace topfive;

namespace {

// MPD_HOST and MPD_PORT as a person sets them, for one test.
class Environment {
public:
    Environment(const char* host, const char* port)
    {
        set("MPD_HOST", host);
        set("MPD_PORT", port);
    }
    ~Environment()
    {
        ::unsetenv("MPD_HOST");
        ::unsetenv("MPD_PORT");
    }

private:
    static void set(const char* name, const char* value)
    {
        if (value != nullptr)
            ::setenv(name, value, 1);
        else
            ::unsetenv(name);
    }
};

MpdAddress only(const std::string& address, const std::string& password = "")
{
    const auto all = resolve_mpd(address, password);
    EXPECT_EQ(all.size(), 1);
    return all.front();
}

}

TEST(MpdAddress, IsAHostAndAPort)
{
    EXPECT_EQ(only("music.example:6601").host, "music.example");
    EXPECT_EQ(only("music.example:6601").port, 6601);
    EXPECT_EQ(only("music.example").port, 6600);
}

TEST(MpdAddress, KnowsTheNewerKindOfAddresses)
{
    EXPECT_EQ(only("[::1]:6601").host, "::1");
    EXPECT_EQ(only("[::1]:6601").port, 6601);
    EXPECT_EQ(only("::1").host, "::1");
    EXPECT_EQ(only("[::1]:6601").text(), "[::1]:6601");
}

TEST(MpdAddress, MayBeASocket)
{
    EXPECT_TRUE(only("/run/mpd/socket").is_socket());
    EXPECT_TRUE(only("@mpd").is_socket());
    EXPECT_EQ(only("/run/mpd/socket").text(), "/run/mpd/socket");
    EXPECT_FALSE(only("localhost:6600").is_socket());
}

TEST(MpdAddress, SaysWhatIsWrong)
{
    EXPECT_THROW(static_cast<void>(resolve_mpd("localhost:music", "")), Refused);
    EXPECT_THROW(static_cast<void>(resolve_mpd("localhost:70000", "")), Refused);
    EXPECT_THROW(static_cast<void>(resolve_mpd("[::1", "")), Refused);
    EXPECT_THROW(static_cast<void>(resolve_mpd(":6600", "")), Refused);
}

TEST(MpdAddress, ComesFromTheEnvironmentWhenNotConfigured)
{
    const Environment environment("secret@player.example", "6700");

    const auto address = only("");

    EXPECT_EQ(address.host, "player.example");
    EXPECT_EQ(address.port, 6700);
    EXPECT_EQ(address.password, "secret");
    EXPECT_EQ(address.text(), "player.example:6700"); // the password stays where it is
}

TEST(MpdAddress, TakesTheConfiguredPasswordFirst)
{
    const Environment environment("secret@player.example", nullptr);
    EXPECT_EQ(only("", "better").password, "better");
}

TEST(MpdAddress, TriesTheSocketAndThenTcpWhenNothingIsSaid)
{
    const Environment environment(nullptr, nullptr);
    const auto all = resolve_mpd("", "");
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.back().text(), "localhost:6600");
}
