// SPDX-License-Identifier: MIT
#include "plugin/music/recording_index.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_lines.hpp"

#include <boost/json.hpp>

#include <istream>
#include <ostream>

namespace topfive {

namespace json = boost::json;

int eval_library(std::istream& library, std::istream& in, std::ostream& out)
{
    RecordingIndex index;
    std::vector<std::string> ids; // by the number of the entry
    for (std::string line; std::getline(library, line);) {
        boost::system::error_code error;
        const auto value = json::parse(line, error);
        if (error || !value.is_object())
            continue;
        const auto& song = value.get_object();
        const auto title = text(song, "title");
        const auto artist = text(song, "artist");
        const auto album = text(song, "album");
        const auto length = recording_from(song).length.count();
        index.add({title, artist, {}, album, {}, static_cast<std::uint32_t>(length)});
        ids.push_back(text(song, "id"));
    }
    answer_lines(in, out, [&](const json::object& asked) -> json::object {
        const auto found = index.find(recording_from(asked));
        if (!found)
            return {{"id", text(asked, "id")}, {"match", nullptr}, {"why", "the library has nothing that is the same"}};
        return {{"id", text(asked, "id")}, {"match", ids.at(found->number)}, {"why", found->why}};
    });
    return 0;
}

}
