// SPDX-License-Identifier: MIT
#include "adapters/cli/commands.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/status_view.hpp"
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/waiting.hpp"
#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::chrono::milliseconds redraw_every{500};
constexpr std::chrono::seconds print_every{1};

std::vector<std::string> lines_now(Daemon& daemon, const Terminal& terminal)
{
    return status_lines(reply(daemon, "GET", "/status").as_object(), terminal.width() - 1);
}

// On a screen of its own until somebody stops it. A daemon that is started again is found again.
void watch(Daemon& daemon, Terminal& terminal, const std::stop_token& stop)
{
    do {
        try {
            terminal.fill(lines_now(daemon, terminal));
        } catch (const Unavailable& gone) {
            terminal.fill({fmt::format("{}; trying again. Ctrl-C ends this.", gone.what())});
        }
    } while (wait(redraw_every, stop));
}

}

int status(const StatusCommand& command, Daemon& daemon, std::stop_token stop)
{
    Terminal terminal;
    if (command.watch && !command.json && terminal.moves()) {
        watch(daemon, terminal, stop);
        return 0;
    }
    do {
        if (command.json)
            terminal.line(reply_text(daemon, "GET", "/status"));
        else
            for (const auto& text : lines_now(daemon, terminal))
                terminal.line(text);
    } while (command.watch && wait(print_every, stop));
    return 0;
}

}
