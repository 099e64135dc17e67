// SPDX-License-Identifier: MIT
#include "adapters/web/fetch_json.hpp"

#include "adapters/web/json.hpp"

#include <boost/json.hpp>

namespace topfive {

namespace json = boost::json;

json::object fetch_json(const Story& story, History& history, const ProgressBoard& board)
{
    auto told = story_json(story);
    json::array rows;
    for (const Place& place : story.places)
        if (const auto row = place.download == 0 ? std::nullopt : history.download(place.download))
            rows.push_back(download_json(*row, board));
    told["downloads"] = std::move(rows);
    return told;
}

}
