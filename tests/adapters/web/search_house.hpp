// SPDX-License-Identifier: MIT
#pragma once
#include "tests/adapters/web/web_house.hpp"
#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <string>
#include <vector>

namespace topfive {

class SearchTest : public ::testing::Test {
protected:
    SearchTest()
    {
        house.on_preview = [this](const SearchIntent&, const std::stop_token&) { return pulp(); };
    }

    Layout::Preview pulp()
    {
        Layout::Preview found{{house.pulp, {}, "exact"}, "deezer", {}};
        for (const Download& row : rows)
            found.places.push_back({static_cast<int>(found.places.size()) + 1, row.recording, PlaceState::pending, "",
                                    "the library lacks it", 0});
        return found;
    }
    boost::json::object search(const std::string& text = "pulp", bool may_start = true)
    {
        WebRequest request{"GET", "/artists/search", {{"q", text}}, ""};
        request.may_start = may_start;
        const auto answer = routes.answer(request);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return boost::json::parse(answer.body).as_object();
    }
    static std::vector<std::string> states(const boost::json::object& answer)
    {
        std::vector<std::string> found;
        for (const auto& place : answer.at("top").as_array())
            found.emplace_back(place.at("state").as_string());
        return found;
    }

    WebHouse house;
    std::vector<Download> rows{house.want("Common People"), house.want("Disco 2000")};
    std::mutex mutex; // of the two that follow; what asks services may outlast a test's own members
    std::condition_variable_any changed;
    bool chart_came = false;
    Routes routes{house};
};

}
