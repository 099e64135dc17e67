// SPDX-License-Identifier: MIT
#include "adapters/web/page.hpp"
#include "tests/adapters/web/web_house.hpp"

#include <gmock/gmock.h>
#include <set>

namespace topfive {
namespace {

namespace json = boost::json;

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char& sign : out)
        sign = static_cast<char>(std::toupper(static_cast<unsigned char>(sign)));
    return out;
}

// What the description refers to is there.
void expect_resolved(const json::value& part, const json::value& whole)
{
    if (const auto* list = part.if_array())
        for (const auto& one : *list)
            expect_resolved(one, whole);
    if (const auto* object = part.if_object())
        for (const auto& [key, value] : *object) {
            json::error_code missing;
            if (key == "$ref") {
                EXPECT_NE(whole.find_pointer(std::string_view(value.as_string()).substr(1), missing), nullptr) << value;
            }
            expect_resolved(value, whole);
        }
}

TEST(OpenApi, DescribesEveryRouteAndNoOther)
{
    WebHouse house;
    const auto answer = Routes(house).answer({"GET", "/openapi.json"});
    ASSERT_EQ(answer.status, 200);
    const auto description = json::parse(answer.body);
    EXPECT_EQ(description.at("openapi"), "3.1.0");
    EXPECT_EQ(description.at("info").at("version"), TOPFIVE_VERSION);
    expect_resolved(description, description);

    std::set<std::string> described;
    for (const auto& [path, operations] : description.at("paths").as_object())
        for (const auto& [method, operation] : operations.as_object())
            described.insert(upper(method) + " " + std::string(path));
    std::set<std::string> served;
    for (const auto& route : Routes::all())
        served.insert(std::string(route.method) + " " + std::string(route.path));
    for (const auto& route : Page::all())
        served.insert(std::string(route.method) + " " + std::string(route.path));
    EXPECT_EQ(described, served);
}

}
}
