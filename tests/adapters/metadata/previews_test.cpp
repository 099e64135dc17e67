// SPDX-License-Identifier: MIT
#include "adapters/metadata/previews.hpp"

#include "adapters/io/http_client.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using testing::SizeIs;

struct PreviewsTest : testing::Test {
    PreviewsTest()
    {
        options.deezer.url = options.itunes.url = server.url();
        previews.emplace(options, http, clock);
    }
    std::string address(const std::string& id)
    {
        Recording recording;
        recording.id = id;
        recording.preview_url = "https://cdns-preview-e.dzcdn.net/expired.mp3";
        return previews->address_of(recording, {});
    }
    LocalHttpServer server;
    HttpClient http;
    FakeClock clock;
    MetadataOptions options;
    std::optional<Previews> previews;
};

TEST_F(PreviewsTest, AreAskedOfDeezerAnewEachTime)
{
    server.on("/track/3135556",
              std::string(R"({"id":3135556,"preview":"https:\/\/cdnt-preview.dzcdn.net\/a.mp3?hdnea=exp=1"})"));
    EXPECT_EQ(address("deezer:3135556"), "https://cdnt-preview.dzcdn.net/a.mp3?hdnea=exp=1");
    EXPECT_EQ(address("deezer:3135556"), "https://cdnt-preview.dzcdn.net/a.mp3?hdnea=exp=1");
    EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST_F(PreviewsTest, AreAskedOfItunes)
{
    server.on("/lookup?id=7&entity=song&country=US",
              std::string(R"({"resultCount":1,"results":[{"wrapperType":"track","trackId":7,)"
                          R"("previewUrl":"https://audio-ssl.itunes.apple.com/p.m4a"}]})"));
    EXPECT_EQ(address("itunes:7"), "https://audio-ssl.itunes.apple.com/p.m4a");
}

TEST_F(PreviewsTest, AreNothingElsewhereOrWhenNoneIsOffered)
{
    server.on("/track/1", std::string(R"({"id":1,"preview":""})"));
    server.on("/track/2", std::string(R"({"id":2,"preview":"file:///etc/passwd"})"));
    EXPECT_EQ(address("deezer:1"), "");
    EXPECT_EQ(address("deezer:2"), "");
    EXPECT_EQ(address("lastfm:stan"), "");
    EXPECT_EQ(address(""), "");
}

}
}
