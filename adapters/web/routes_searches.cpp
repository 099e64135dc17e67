// SPDX-License-Identifier: MIT
#include "adapters/web/json_text.hpp"
#include "adapters/web/parameters.hpp"
#include "adapters/web/routes.hpp"
#include "plugin/music/fold.hpp"
#include "plugin/watching/typed_text.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

std::string text_of(const WebRequest& request, const char* what)
{
    const auto text = Parameters(request.query, {"q"}).text("q");
    if (!text || fold(*text).empty())
        throw Problem(400, fmt::format("q is missing: {}", what));
    if (text->size() > longest_name)
        throw Problem(400, fmt::format("q must be a text of at most {} bytes", longest_name));
    return *text;
}

}

WebAnswer Routes::search_artist(const WebRequest& request, const std::string&)
{
    return {200, searches_.answer(SearchDesk::Kind::artist, text_of(request, "an artist's name"), request.may_start)};
}

WebAnswer Routes::search_track(const WebRequest& request, const std::string&)
{
    return {200, searches_.answer(SearchDesk::Kind::track, text_of(request, "a song, with or without its artist"),
                                  request.may_start)};
}

}
