// SPDX-License-Identifier: MIT
#include "adapters/mpd/playlists.hpp"

#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/stickers.hpp"
#include "tests/fakes/private_mpd.hpp"

#include <gmock/gmock.h>

namespace topfive {

namespace {

using testing::ElementsAre, testing::HasSubstr, testing::Not, testing::Optional;

struct Shop {
    explicit Shop(std::string without = {}, std::string more = {}) : server(std::move(more), std::move(without))
    {
        server.add("a/1.flac", "Eminem", "Stan");
        server.add("a/it's \"2\" \\.flac", "Eminem", "Kim");
        server.add("#1 hits.flac", "Eminem", "Number One");
        server.update();
    }
    [[nodiscard]] bool noted(const std::string& path, const std::string& name) const
    {
        return server.ask("sticker list song \"" + path + "\"").find(name) != std::string::npos;
    }

    PrivateMpd server;
    CommandConnection mpd{{server.address(), "", nullptr}, {}};
    MpdPlaylists playlists{mpd};
    MpdStickers stickers{mpd};
};

TEST(MpdPlaylists, WritesReadsReplacesAndRemoves)
{
    Shop shop;
    EXPECT_FALSE(shop.playlists.songs("Top 5 - Эминем"));
    shop.playlists.write("Top 5 - Эминем", {"a/it's \"2\" \\.flac", "a/1.flac"});
    EXPECT_THAT(shop.playlists.songs("Top 5 - Эминем"), Optional(ElementsAre("a/it's \"2\" \\.flac", "a/1.flac")));
    shop.playlists.write("Top 5 - Эминем", {"a/1.flac"});
    EXPECT_THAT(shop.playlists.songs("Top 5 - Эминем"), Optional(ElementsAre("a/1.flac")));
    EXPECT_THAT(shop.server.ask("listplaylists"), Not(HasSubstr("unfinished")));
    shop.playlists.remove("Top 5 - Эминем");
    shop.playlists.remove("Top 5 - Эминем");
    EXPECT_FALSE(shop.playlists.songs("Top 5 - Эминем"));
}

TEST(MpdPlaylists, LeaveOutWhatMpdDoesNotList)
{
    Shop shop;
    shop.playlists.write("List", {"gone.opus", "a/1.flac"});
    EXPECT_THAT(shop.playlists.songs("List"), Optional(ElementsAre("a/1.flac")));
    shop.playlists.write("List", {"gone.opus"});
    EXPECT_FALSE(shop.playlists.songs("List"));
}

TEST(MpdPlaylists, OverwriteWhatAKilledMpdLeft)
{
    Shop shop;
    shop.server.ask("playlistadd \"List.topfive-unfinished\" \"a/1.flac\"");
    shop.playlists.write("List", {"a/1.flac"});
    EXPECT_THAT(shop.playlists.songs("List"), Optional(ElementsAre("a/1.flac")));
}

TEST(MpdPlaylists, AreRefusedWithoutADirectoryOrThePermission)
{
    Shop shop("playlist_directory");
    EXPECT_THROW(shop.playlists.write("List", {"a/1.flac"}), MpdAck);
    EXPECT_THAT(shop.mpd.ask(playlists_obstacle), HasSubstr("playlist_directory"));
    Shop reading("", "default_permissions \"read\"\n");
    EXPECT_THROW(reading.playlists.write("List", {"a/1.flac"}), MpdAck);
    EXPECT_THAT(reading.mpd.ask(playlists_obstacle), HasSubstr("control"));
    EXPECT_EQ(Shop().mpd.ask(playlists_obstacle), "");
}

TEST(MpdStickers, ArePutChangedTakenOffAndGoWithTheSong)
{
    Shop shop;
    ASSERT_TRUE(shop.stickers.available());
    shop.stickers.put("a/1.flac", "topfive_rank", "2");
    EXPECT_TRUE(shop.noted("a/1.flac", "topfive_rank=2"));
    shop.stickers.put("a/1.flac", "topfive_rank", "1");
    EXPECT_TRUE(shop.noted("a/1.flac", "topfive_rank=1"));
    shop.stickers.put("a/1.flac", "topfive_rank", "");
    shop.stickers.put("a/1.flac", "topfive_rank", "");
    EXPECT_FALSE(shop.noted("a/1.flac", "topfive_rank"));
    shop.stickers.put("gone.opus", "topfive_rank", "1");

    shop.stickers.put("a/1.flac", "topfive_source", "youtube:dQw4w9WgXcQ");
    std::filesystem::remove(shop.server.music() / "a/1.flac");
    shop.server.update();
    shop.server.add("a/1.flac", "Eminem", "Stan");
    shop.server.update();
    EXPECT_FALSE(shop.noted("a/1.flac", "topfive_source")) << "MPD drops them with the song";
}

TEST(MpdStickers, AreNotAvailableWithoutADatabaseOrThePermission)
{
    EXPECT_FALSE(Shop("sticker_file").stickers.available());
    EXPECT_FALSE(Shop("", "default_permissions \"read,control\"\n").stickers.available());
}

}

}
