// SPDX-License-Identifier: MIT
#include "plugin/music/artist_names.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_lines.hpp"

#include <boost/json.hpp>

#include <istream>
#include <ostream>

namespace topfive {

namespace json = boost::json;

int eval_artist(std::istream& names, std::istream& in, std::ostream& out)
{
    ArtistNames known;
    for (std::string line; std::getline(names, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            known.add(line);
    }
    answer_lines(in, out, [&](const json::object& asked) -> json::object {
        const auto choice = known.find(text(asked, "text"));
        json::object answer{{"id", text(asked, "id")}, {"artist", nullptr}, {"why", choice.why}};
        if (choice.index)
            answer["artist"] = known.name(*choice.index);
        return answer;
    });
    return 0;
}

}
