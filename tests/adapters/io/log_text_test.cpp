// SPDX-License-Identifier: MIT
#include "adapters/io/log_text.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace topfive {

namespace {

std::string text(const std::string& message)
{
    const std::vector<LogField> fields{{"message", message}};
    return log_text(fields);
}

std::string json(const std::string& message)
{
    const std::vector<LogField> fields{{"message", message}};
    return log_json(fields);
}

TEST(LogText, IsKeysAndValues)
{
    const std::vector<LogField> fields{{"time", "2026-11-24T10:00:00.123Z"},
                                       {"level", "info"},
                                       {"part", "back"},
                                       {"message", "“Кино”: 5 fetched"},
                                       {"artist", ""}};
    EXPECT_EQ(log_text(fields),
              "time=2026-11-24T10:00:00.123Z level=info part=back message=\"“Кино”: 5 fetched\" artist=\"\"");
    EXPECT_EQ(log_json(fields), "{\"time\":\"2026-11-24T10:00:00.123Z\",\"level\":\"info\",\"part\":\"back\","
                                "\"message\":\"“Кино”: 5 fetched\",\"artist\":\"\"}");
}

TEST(LogText, KeepsALineALineAndATerminalUnmoved)
{
    EXPECT_EQ(text("a\nlevel=error"), R"(message="a\nlevel=error")");
    EXPECT_EQ(text("\x1b[31mred \"x\" \\"), R"(message="\x1b[31mred \"x\" \\")");
    EXPECT_EQ(text("\xc2\x9b"
                   "31m \xe2\x80\xae \xe2\x80\xa8"),
              R"(message="\x9b31m \u202e \u2028")");
    EXPECT_EQ(text("Bj\xf6rk \xf0\x9f\x8e\xb5"), "message=\"Bj\\xf6rk \xf0\x9f\x8e\xb5\"");
    EXPECT_EQ(text(std::string("a\0b", 3)), R"(message="a\x00b")");
}

TEST(LogText, IsJsonWhateverStandsInIt)
{
    EXPECT_EQ(json("a\n\x1b\"\\"), R"({"message":"a\n\u001b\"\\"})");
    EXPECT_EQ(json("Bj\xf6rk \xe2\x80\xae"), R"({"message":"Bj\ufffdrk \u202e"})");
    EXPECT_EQ(json("きゃりー"), R"({"message":"きゃりー"})");
}

}

}
