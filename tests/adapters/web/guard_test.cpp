// SPDX-License-Identifier: MIT
#include "adapters/web/guard.hpp"

#include <gtest/gtest.h>

namespace topfive {
namespace {

Caller host(const std::string& name)
{
    return {name, "", "", ""};
}

TEST(Guard, KnowsThisMachinesNamesAndNoOther)
{
    const Guard guard({"127.0.0.1:6690", "", {"Music.Home"}});
    for (const char* own :
         {"127.0.0.1:6690", "127.0.0.1", "localhost:6690", "LOCALHOST", "[::1]:6690", "music.home:80"})
        EXPECT_FALSE(guard.foreign_host(host(own))) << own;
    for (const char* foreign : {"", "evil.example", "evil.example:6690", "localhost.evil.example",
                                "127.0.0.1.evil.example", "1evil", "[evil]", "a@localhost", "localhost:x:y",
                                "music.home.", "999.1.2.3.4", "1", "192.168.1.7:6690", "127.evil.example", "[::2]"})
        EXPECT_TRUE(guard.foreign_host(host(foreign))) << foreign;
}

TEST(Guard, KnowsTheAddressThatItListensOn)
{
    const Guard everywhere({"0.0.0.0:6690", "secret", {}});
    EXPECT_FALSE(everywhere.foreign_host(host("192.168.1.7:6690")));
    EXPECT_TRUE(everywhere.foreign_host(host("evil.example")));
    const Guard one({"192.168.1.7:6690", "secret", {}});
    EXPECT_FALSE(one.foreign_host(host("192.168.1.7:6690")));
    EXPECT_TRUE(one.foreign_host(host("192.168.1.8:6690")));
}

TEST(Guard, APageOfItsOwnMayChangeSomethingAForeignOneMayNot)
{
    const Guard guard({"127.0.0.1:6690", "", {}});
    EXPECT_FALSE(guard.refusal({"localhost:6690", "", "", ""}));
    EXPECT_FALSE(guard.refusal({"localhost:6690", "http://localhost:6690", "same-origin", ""}));
    EXPECT_FALSE(guard.refusal({"localhost:6690", "", "none", ""}));
    EXPECT_FALSE(guard.refusal({"[::1]:6690", "http://[::1]:6690", "", ""}));
    EXPECT_FALSE(guard.refusal({"LOCALHOST", "http://localhost:80", "", ""}));
    EXPECT_FALSE(guard.refusal({"localhost:443", "https://localhost", "", ""}));
    for (const Caller& foreign :
         {Caller{"localhost:6690", "", "cross-site", ""}, Caller{"localhost:6690", "", "same-site", ""},
          Caller{"localhost:6690", "https://evil.example", "", ""},
          Caller{"localhost:6690", "http://localhost:8080", "", ""}, Caller{"localhost:6690", "null", "", ""},
          Caller{"localhost:6690", "localhost:6690", "", ""}, Caller{"localhost:6690", "ftp://localhost:6690", "", ""},
          Caller{"localhost:80", "https://localhost", "", ""}, Caller{"localhost:6690", "", "CROSS-SITE", ""}})
        EXPECT_EQ(guard.refusal(foreign)->status, 403);
}

TEST(Guard, ATokenMustBeTheRightOne)
{
    const Guard guard({"127.0.0.1:6690", "secret", {}});
    EXPECT_FALSE(guard.refusal({"localhost", "", "", "Bearer secret"}));
    EXPECT_FALSE(guard.refusal({"localhost", "", "", "bearer secret"}));
    for (const char* wrong :
         {"", "secret", "Bearer", "Bearer ", "Bearer secre", "Bearer secretx", "Bearer SECRET", "Basic secret"}) {
        const auto refusal = guard.refusal({"localhost", "", "", wrong});
        ASSERT_TRUE(refusal) << wrong;
        EXPECT_EQ(refusal->status, 401);
        EXPECT_EQ(refusal->reason.find("secret"), std::string::npos);
    }
}

}
}
