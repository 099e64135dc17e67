// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/routes.hpp"
#include "adapters/web/world.hpp"
#include <optional>
#include <string>

namespace topfive {

// The page for people. It is whole without JavaScript: lists as HTML, and forms whose answer leads back to it. The
// script takes the same HTML over piece by piece, so that nothing is told twice in two languages.
class Page {
public:
    explicit Page(WebWorld& world) : world_(world) {}

    // Nullopt: this path is none of the page's. Whether a POST may was asked before.
    std::optional<WebAnswer> answer(const WebRequest&);

private:
    WebAnswer front(const WebRequest&);
    WebAnswer search(const WebRequest&);
    WebAnswer story(std::int64_t id);
    WebAnswer story_of(DownloadId);
    WebAnswer act(DownloadId, std::string_view what);
    [[nodiscard]] std::string lists(const WebRequest&, const Status&);
    [[nodiscard]] std::string footer(const Status&) const;
    [[nodiscard]] WebAnswer whole(const std::string& title, const std::string& said, const std::string& content,
                                  const std::string& footer, int status = 200) const;
    [[nodiscard]] WebAnswer sorry(int status, const std::string& why) const;

    WebWorld& world_;
};

}
