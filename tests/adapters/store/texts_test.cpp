// SPDX-License-Identifier: MIT
#include "adapters/store/json_text.hpp"
#include "adapters/store/time_text.hpp"
#include "plugin/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topfive {
namespace {

using namespace std::chrono_literals;

Recording every_part()
{
    Recording recording;
    recording.id = "deezer:1109731";
    recording.title = "Stan \"live\" \xff\n";
    recording.artists = {"Eminem", "Dido"};
    recording.artist_id = "deezer:13";
    recording.album = "The Marshall Mathers LP";
    recording.album_artist = "Eminem";
    recording.date = "2000-05-23";
    recording.track_number = 3;
    recording.disc_number = 1;
    recording.length = 404'106ms;
    recording.isrc = "USIR10000448";
    recording.mbid = "5b28ac6f-0b0b-4d21-a5b8-3a7dbc2ea4b1";
    recording.artist_mbid = "b95ce3ff-3d05-4e87-9e01-c97b66af13d4";
    recording.explicit_lyrics = false;
    recording.cover_url = "https://cover";
    recording.preview_url = "https://preview";
    recording.play_count = 18'000'000'000'000'000'000U;
    recording.url = "https://page";
    return recording;
}

TEST(JsonText, BringsBackEveryPartOfARecording)
{
    EXPECT_EQ(recording_of(json_text(every_part())), every_part());
    EXPECT_EQ(json_text(Recording{}), "{}");
    EXPECT_EQ(recording_of("{}"), Recording{});
}

TEST(JsonText, BringsBackEveryPartOfACandidate)
{
    Candidate candidate;
    candidate.source = "youtube";
    candidate.id = "dQw4w9WgXcQ";
    candidate.title = "Stan";
    candidate.channel = "EminemVEVO";
    candidate.channel_id = "UC20vb";
    candidate.artists = {"Eminem"};
    candidate.album = "Curtain Call";
    candidate.length = 404s;
    candidate.views = 1'000'000'000;
    candidate.verified = true;
    candidate.explicit_lyrics = true;
    candidate.kind = Candidate::Kind::user_upload;
    candidate.live = true;
    candidate.by_isrc = true;
    EXPECT_EQ(candidate_of(json_text(candidate)), candidate);
}

TEST(JsonText, BringsBackEveryPartOfAnArtist)
{
    const Artist artist{"deezer:13", "Eminem", "https://page", 25'000'000, {"Slim Shady"}, "b95ce3ff"};
    EXPECT_EQ(artist_of(json_text(artist)), artist);
}

TEST(JsonText, PassesOverWhatItDoesNotKnow)
{
    const auto recording = recording_of(R"({"title":"Stan","mood":["sad"],"track_number":"3","artists":["Eminem",7]})");
    EXPECT_EQ(recording.title, "Stan");
    EXPECT_EQ(recording.track_number, 0);
    EXPECT_THAT(recording.artists, testing::ElementsAre("Eminem"));
    EXPECT_EQ(recording_of("[]"), Recording{});
    EXPECT_THROW((void)recording_of("Stan"), Fault);
}

TEST(TimeText, IsRfc3339AndSortsAsText)
{
    const std::chrono::system_clock::time_point time =
        std::chrono::sys_days(std::chrono::year(2026) / 11 / 4) + 9h + 5min + 7s + 42us;
    EXPECT_EQ(time_text(time), "2026-11-04T09:05:07.000042Z");
    EXPECT_EQ(time_of("2026-11-04T09:05:07.000042Z"), time);
    EXPECT_LT(time_text(time), time_text(time + 1us));
    EXPECT_EQ(time_of(""), std::nullopt);
}

TEST(TimeText, RefusesOtherTexts)
{
    for (const auto* text :
         {"yesterday", "2026-13-04T09:05:07.000042Z", "2026-11-04T09:05:07Z", "2026-11-04 09:05:07.000042Z"})
        EXPECT_THROW((void)time_of(text), Fault) << text;
}

}
}
