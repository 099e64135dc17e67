// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/page.hpp"
#include "tests/adapters/web/web_house.hpp"
#include <gtest/gtest.h>
#include <string>
#include <utility>

namespace topfive {

class PageTest : public ::testing::Test {
protected:
    WebAnswer get(const std::string& path, WebQuery query = {})
    {
        return page.answer(asked("GET", path, std::move(query))).value_or(WebAnswer{0});
    }
    WebAnswer post(const std::string& path, WebQuery query = {})
    {
        return page.answer(asked("POST", path, std::move(query))).value_or(WebAnswer{0});
    }
    // As a browser asks.
    static WebRequest asked(const std::string& method, const std::string& path, WebQuery query = {})
    {
        WebRequest request{method, path, std::move(query)};
        request.by_page = true;
        return request;
    }
    static std::string header(const WebAnswer& answer, const std::string& name)
    {
        for (const auto& [known, value] : answer.headers)
            if (known == name)
                return value;
        return "";
    }

    WebHouse house;
    Page page{house, false};
};

}
