// SPDX-License-Identifier: MIT
#include "adapters/metadata/http_covers.hpp"

#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <gtest/gtest.h>

namespace topfive {

namespace {

const std::string jpeg = "\xff\xd8\xff\xe0 a picture";
const std::string png = "\x89PNG\r\n\x1a\n a picture";

}

TEST(HttpCovers, FetchesAPictureAcrossARedirect)
{
    LocalHttpServer archive, store;
    store.on("/cover.jpg", jpeg);
    store.on("/cover.png", png);
    archive.on("/front-500",
               LocalHttpServer::Reply{307, "", {"Location: " + store.url() + "/cover.png"}, 0, false, {}});
    FakeLog log;
    HttpCovers covers(log);

    EXPECT_EQ(covers.fetch(store.url() + "/cover.jpg", {}), jpeg);
    EXPECT_EQ(covers.fetch(archive.url() + "/front-500", {}), png);
}

TEST(HttpCovers, GivesNothingForWhatIsNoPicture)
{
    LocalHttpServer store;
    store.on("/page", "<html></html>");
    store.on("/large", jpeg + std::string(6'000'000, 'x'));
    store.on("/gone", LocalHttpServer::Reply{410, jpeg, {}, 0, false, {}});
    FakeLog log;
    HttpCovers covers(log);

    EXPECT_EQ(covers.fetch(store.url() + "/page", {}), "");
    EXPECT_EQ(covers.fetch(store.url() + "/large", {}), "");
    EXPECT_EQ(covers.fetch(store.url() + "/gone", {}), "");
    EXPECT_EQ(covers.fetch("file:///etc/passwd", {}), "");
    EXPECT_EQ(covers.fetch("http://127.0.0.1:1/", {}), "");
    EXPECT_EQ(covers.fetch("", {}), "");
    EXPECT_EQ(log.messages.size(), 5U);
}

}
