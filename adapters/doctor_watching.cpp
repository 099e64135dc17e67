// SPDX-License-Identifier: MIT
#include "adapters/advice.hpp"
#include "adapters/cli/daemon.hpp"
#include "adapters/cli/reply.hpp"
#include "adapters/cli/way_mend.hpp"
#include "adapters/commands_here.hpp"
#include "adapters/examination.hpp"
#include "config/config.hpp"

#include <boost/json.hpp>

namespace topfive {

namespace {

std::string when(const boost::json::object& way, const char* what)
{
    const auto time = text_of(way, what);
    return time.empty() ? "never" : local_time(time);
}

void look_at_proxy(Examination& seen, const boost::json::object& proxy)
{
    const auto words = fmt::format("{}: {:.0f} clients, the last one {}, last search {}", text_of(proxy, "listen"),
                                   number_of(proxy, "clients"), when(proxy, "last_client"), when(proxy, "last_search"));
    if (text_of(proxy, "last_client").empty())
        seen.warn("proxy", words, "point your clients to it");
    else
        seen.good("proxy", words);
}

void look_at_ways(Examination& seen, const boost::json::object& status, const Config& config)
{
    const auto& watch = object_of(status, "watch");
    for (const auto& entry : list_of(watch, "proxy"))
        look_at_proxy(seen, entry.as_object());
    for (const char* name : {"log", "queue", "channel"}) {
        const auto& way = object_of(watch, name);
        const auto state = text_of(way, "state");
        if (state == "off")
            seen.off(name, "off", way_mend(name, true));
        else if (state == "open")
            seen.good(name, fmt::format("{}: open, last client {}, last search {}", text_of(way, "what"),
                                        when(way, "last_client"), when(way, "last_search")));
        else
            seen.warn(name, state, way_mend(name, false));
    }
    if (config.watch.browse == Config::Watch::Browse::off)
        seen.off("browse", "off", "watch.browse: dwell counts an artist on whom a client stays");
    if (const auto dropped = number_of(status, "dropped_searches"); dropped > 0)
        seen.warn("searches", fmt::format("{:.0f} were dropped since the start: too many came at once", dropped),
                  "find the client that searches so much, and stop it");
    for (const auto& entry : list_of(watch, "direct")) {
        const auto& client = entry.as_object();
        const auto words = fmt::format("{} connects to MPD itself, last seen {}", text_of(client, "client"),
                                       when(client, "last_seen"));
        if (client.contains("logged") && client.at("logged") == true)
            seen.good("direct", words + "; MPD's log tells what it looks for");
        else
            seen.warn("direct", words + ": what it looks for is not seen",
                      config.watch.proxy.empty() ? "" : "let it connect to " + config.watch.proxy.front().listen);
    }
}

// How the running daemon gets on with a service.
void look_at_standing(Examination& seen, const boost::json::object& service)
{
    const auto state = text_of(service, "state");
    const auto name = text_of(service, "name");
    if (state == "paused")
        seen.warn(name,
                  fmt::format("the daemon leaves it alone until {}: {}", local_time(text_of(service, "until")),
                              text_of(service, "error")),
                  "wait, or see above what is wrong with it");
    else if (state == "failing")
        seen.warn(name, fmt::format("did not answer the daemon last time: {}", text_of(service, "error")),
                  "see above what is wrong with it");
}

}

void look_at_watching(Examination& seen, const Config& config)
{
    const auto daemon = running_daemon(config.http.listen, config.http.token);
    if (!daemon) {
        const auto other = other_daemon(config);
        if (!other)
            seen.warn("daemon", "does not run", "topfive run starts it; until then no search is seen");
        else
            seen.warn("daemon", fmt::format("{}, and it cannot be reached over HTTP", other->what()),
                      "set http.listen to see more here");
    } else {
        const auto status = reply(*daemon, "GET", "/status").as_object();
        for (const auto& reason : list_of(status, "reasons"))
            seen.fail("daemon", std::string(reason.as_string()), "see above");
        for (const char* kind : {"providers", "sources"})
            for (const auto& entry : list_of(status, kind))
                look_at_standing(seen, entry.as_object());
        look_at_ways(seen, status, config);
    }
    for (const auto& advice : advice_of(config))
        seen.warn(advice.what, advice.found, advice.mend, advice.lines);
}

}
