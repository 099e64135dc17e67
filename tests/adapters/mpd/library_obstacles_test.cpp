// SPDX-License-Identifier: MIT
// What stands in the way of fetching, as MpdLibrary sees it.
#include "tests/adapters/mpd/wired_library.hpp"
#include <gmock/gmock.h>

using namespace topfive;
using testing::HasSubstr;
using testing::Optional;

TEST(MpdLibrary, SeesThatTheMusicIsNotThere)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.wait());

    std::filesystem::rename(mpd.music(), mpd.folder() / "unmounted");
    std::filesystem::create_directory(mpd.music());
    const auto tried = (mpd.music() / "Pulp/Babies.flac").string();
    EXPECT_TRUE(eventually([&] { return wired.library.obstacle().value_or("").find(tried) != std::string::npos; }));

    std::filesystem::remove(mpd.music());
    std::filesystem::rename(mpd.folder() / "unmounted", mpd.music());
    EXPECT_TRUE(eventually([&] { return !wired.library.obstacle(); }));
}

// Between two looks, which are a minute apart.
TEST(MpdLibrary, SeesAtOnceThatAShareWentAndCameBack)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers, "", std::chrono::hours(1));
    ASSERT_TRUE(wired.wait());
    EXPECT_FALSE(wired.library.misplaced());

    std::filesystem::rename(mpd.music(), mpd.folder() / "unmounted");
    std::filesystem::create_directory(mpd.music());
    EXPECT_THAT(wired.library.misplaced(), Optional(HasSubstr(mpd.music().string())));
    EXPECT_TRUE(wired.library.obstacle());
    EXPECT_TRUE(eventually([&] {
        return wired.library.misplaced().value_or("").find("is not the music directory") != std::string::npos;
    }));

    std::filesystem::remove(mpd.music());
    std::filesystem::rename(mpd.folder() / "unmounted", mpd.music());
    EXPECT_TRUE(eventually([&] { return !wired.library.misplaced() && !wired.library.obstacle(); }));
}

TEST(MpdLibrary, RefusesAnotherDirectory)
{
    PrivateMpd mpd;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers, mpd.folder().string());
    EXPECT_TRUE(eventually(
        [&] { return wired.library.obstacle().value_or("").find("is not the music directory") != std::string::npos; }));
}

TEST(MpdLibrary, AsksMpdWhereTheMusicIs)
{
    PrivateMpd mpd;
    FakeAnswers answers;
    FakeLog log;
    const SystemClock clock;
    MpdLibraryOptions over_socket;
    over_socket.mpd.address = mpd.socket();
    MpdLibrary first(over_socket, answers, clock, log);
    EXPECT_TRUE(eventually([&] { return first.facts().music_directory == mpd.music(); }));

    MpdLibraryOptions over_tcp;
    over_tcp.mpd.address = mpd.address();
    over_tcp.sockets = {"/nowhere/socket", mpd.socket()};
    MpdLibrary second(over_tcp, answers, clock, log);
    EXPECT_TRUE(eventually([&] { return second.facts().music_directory == mpd.music(); }));
}

TEST(MpdLibrary, BelievesNoOtherMpdAboutTheMusic)
{
    PrivateMpd mpd, other;
    mpd.add("Pulp/Babies.flac", "Pulp", "Babies");
    mpd.update();
    FakeAnswers answers;
    FakeLog log;
    const SystemClock clock;
    MpdLibraryOptions options;
    options.mpd.address = mpd.address();
    options.sockets = {other.socket()};
    const MpdLibrary library(options, answers, clock, log);
    ASSERT_TRUE(library.wait_ready({}));
    EXPECT_TRUE(eventually(
        [&] { return library.obstacle().value_or("").find("mpd.music_directory is not set") != std::string::npos; }));
}

TEST(MpdLibrary, RestsWhenMostSongsAreGone)
{
    PrivateMpd mpd;
    for (int i = 0; i < 30; ++i)
        mpd.add("Pulp/" + std::to_string(i) + ".flac", "Pulp", "Song " + std::to_string(i));
    mpd.add("Blur/Song 2.flac", "Blur", "Song 2");
    mpd.update();
    FakeAnswers answers;
    {
        WiredLibrary wired(mpd, answers);
        ASSERT_TRUE(wired.wait());
    }
    std::filesystem::rename(mpd.music() / "Pulp", mpd.folder() / "Pulp");
    mpd.update(); // while topfive does not run

    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.library.wait_ready({}));
    EXPECT_TRUE(eventually(
        [&] { return wired.library.obstacle().value_or("").find("1 songs where it listed 31") != std::string::npos; }));

    std::filesystem::rename(mpd.folder() / "Pulp", mpd.music() / "Pulp");
    mpd.update();
    EXPECT_TRUE(eventually([&] { return !wired.library.obstacle(); }));

    std::filesystem::remove_all(mpd.music() / "Pulp");
    mpd.update();
    EXPECT_TRUE(eventually([&] { return wired.library.obstacle().has_value(); }));
    wired.library.confirm_loss();
    EXPECT_EQ(wired.library.obstacle(), std::nullopt);
}

TEST(MpdLibrary, SaysWhichPermissionIsMissing)
{
    PrivateMpd mpd("default_permissions \"read\"\n");
    FakeAnswers answers;
    WiredLibrary wired(mpd, answers);
    ASSERT_TRUE(wired.library.wait_ready({}));
    EXPECT_THAT(wired.library.obstacle(), Optional(HasSubstr("permission \"control\"")));
    EXPECT_THAT(wired.library.facts().missing, testing::Contains("update"));
}

TEST(MpdLibrary, SaysThatThePasswordIsWrong)
{
    PrivateMpd mpd("password \"right@read,control\"\ndefault_permissions \"\"\n");
    FakeAnswers answers;
    FakeLog log;
    const SystemClock clock;
    MpdLibraryOptions options;
    options.mpd = {mpd.address(), "hunter2"};
    const MpdLibrary library(options, answers, clock, log);
    EXPECT_TRUE(eventually([&] { return library.obstacle().value_or("").find("password") != std::string::npos; }));
    EXPECT_EQ(library.obstacle()->find("hunter2"), std::string::npos);
}
