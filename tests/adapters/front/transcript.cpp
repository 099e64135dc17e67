// SPDX-License-Identifier: MIT
#include "tests/adapters/front/transcript.hpp"
#include <cstdlib>
#include <fstream>
#include <regex>

namespace topfive {

namespace {

// Any bytes do, as long as they look like an answer's end now and then.
std::string binary(std::size_t count)
{
    std::string bytes;
    while (bytes.size() < count)
        bytes += std::string("\0\xff\nOK\nACK [5@0] {} x\n", 22);
    bytes.resize(count);
    return bytes + "\n";
}

}

std::vector<Moment> read_transcript(const std::filesystem::path& path)
{
    static const std::regex opening("# connect *(\\w*) .*"), speech("([CS])(\\w*): (.*)"),
        blob("<(\\d+) binary bytes.*");
    std::ifstream file(path);
    std::vector<Moment> moments;
    bool in_command = false;
    for (std::string line; std::getline(file, line);) {
        std::smatch found, bytes;
        if (std::regex_match(line, found, opening)) {
            moments.push_back({Moment::Kind::opened, found[1], ""});
            in_command = false;
        } else if (std::regex_match(line, found, speech)) {
            in_command = found[1] == "C";
            const std::string said = found[3];
            if (in_command)
                moments.push_back({Moment::Kind::asked, found[2], said + "\n"});
            else if (said.starts_with("<EOF>"))
                moments.push_back({Moment::Kind::closed, found[2], ""});
            else if (std::regex_match(said, bytes, blob))
                moments.push_back({Moment::Kind::answered, found[2], binary(std::stoul(bytes[1]))});
            else
                moments.push_back({Moment::Kind::answered, found[2], said + "\n"});
        } else if (in_command && !line.empty() && !line.starts_with("!!") && !line.starts_with("#")) {
            moments.back().bytes += line + "\n";
        } else {
            in_command = false;
        }
    }
    return moments;
}

std::filesystem::path recordings()
{
    const char* given = std::getenv("TOPFIVE_SHARED");
    const auto shared =
        given ? std::filesystem::path(given)
              : std::filesystem::path(__FILE__).parent_path().parent_path().parent_path().parent_path().parent_path() /
                    "shared";
    const auto found = shared / "recorded" / "mpd";
    return std::filesystem::exists(found) ? found : std::filesystem::path();
}

}
