// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/routes.hpp"
#include "adapters/web/world.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The page for people. It is whole without JavaScript: lists as HTML, and forms whose answer leads back to it. The
// script takes the same HTML over piece by piece, so that nothing is told twice in two languages.
class Page {
public:
    // `token`: what changes or starts something needs one, which a form without a script cannot send.
    Page(WebWorld& world, bool token) : world_(world), token_(token) {}

    // Nullopt: this path is none of the page's. Whether a POST may was asked before. A problem is a page for a browser.
    std::optional<WebAnswer> answer(const WebRequest&);
    // What a POST gets that may not; nullopt: its path is none of the page's, or no browser asks.
    [[nodiscard]] std::optional<WebAnswer> refusal(const WebRequest&, int status, const std::string& reason) const;

    struct Route {
        std::string_view method;
        std::string_view path;
        WebAnswer (Page::*answer)(const WebRequest&, const std::string& id);
    };
    [[nodiscard]] static const std::vector<Route>& all();

private:
    WebAnswer front(const WebRequest&, const std::string&);
    WebAnswer style(const WebRequest&, const std::string&);
    WebAnswer script(const WebRequest&, const std::string&);
    WebAnswer icon(const WebRequest&, const std::string&);
    WebAnswer search(const WebRequest&, const std::string&);
    WebAnswer story(const WebRequest&, const std::string& id);
    WebAnswer story_of(const WebRequest&, const std::string& id);
    WebAnswer again(const WebRequest&, const std::string& id);
    WebAnswer never(const WebRequest&, const std::string& id);
    WebAnswer out(const WebRequest&, const std::string& id);
    [[nodiscard]] History& memory();
    [[nodiscard]] std::string lists(const WebRequest&, const Status&);
    [[nodiscard]] std::string footer(const Status&) const;
    [[nodiscard]] WebAnswer whole(const std::string& title, const std::string& said, const std::string& content,
                                  const std::string& footer, int status = 200) const;
    [[nodiscard]] WebAnswer sorry(const WebRequest&, int status, const std::string& why) const;

    WebWorld& world_;
    bool token_;
};

}
