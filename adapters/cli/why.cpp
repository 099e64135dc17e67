// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/story_view.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/wording.hpp"
#include "adapters/io/http_client.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

int why(const WhyCommand& command, Daemon& daemon)
{
    const auto told = reply_text(daemon, "GET", "/stories?q=" + percent_encode(command.words));
    const auto answer = read(told).as_object();
    const auto& stories = list_of(answer, "stories");
    Terminal terminal;
    if (command.json)
        terminal.line(told);
    else
        for (auto story = stories.crbegin(); story != stories.crend(); ++story) // they come newest first
            for (const auto& line : story_lines(story->as_object(), terminal.moves() ? terminal.width() : 0))
                terminal.line(line);
    if (!stories.empty())
        return 0;
    fmt::print(stderr, "Nothing is remembered of “{}”.\n", shown(command.words));
    return 1;
}

}
