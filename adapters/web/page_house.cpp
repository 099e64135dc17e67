// SPDX-License-Identifier: MIT
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

constexpr const char* seen_in_log = "seen in MPD's log";

// One line of a small table of states: "ok" and "open" are good, "off" and "unused" say nothing, all else is bad.
std::string line(const std::string& what, const std::string& state, const std::string& more)
{
    const bool good = state == "ok" || state == "open";
    const bool quiet = state == "off" || state == "unused" || state == seen_in_log;
    return fmt::format("<div class=\"{}\"><dt>{}</dt><dd><span class=\"state\">{}</span>{}</dd></div>",
                       good    ? "good"
                       : quiet ? "quiet"
                               : "bad",
                       what, escaped(state), more.empty() ? "" : "<small>" + more + "</small>");
}

std::string last_search(const std::optional<Time>& last, Time now)
{
    return last ? "last " + time_html(*last, now) : "nothing heard yet";
}

std::string health(const ServiceHealth& service, Time now)
{
    std::string more;
    if (service.until)
        more += time_html(*service.until, now);
    if (!service.error.empty())
        more += (more.empty() ? "" : ": ") + bdi(service.error);
    return line(escaped(service.name), service.state, more);
}

}

std::string notice_part(const Status& status)
{
    std::string html;
    if (!status.reasons.empty()) {
        html += "<div class=\"notice bad\"><h2>Not ready</h2><ul>";
        for (const auto& reason : status.reasons)
            html += "<li>" + bdi(reason) + "</li>";
        html += "</ul></div>";
    }
    if (status.mode == "observe")
        html += "<div class=\"notice\"><p>topfive only observes: what it would fetch waits below until "
                "<code>mode: fetch</code>.</p></div>";
    return "<div id=\"notice\">" + html + "</div>";
}

std::string watching_part(const Status& status, Time now)
{
    std::string html = "<dl class=\"states\">";
    for (const auto& proxy : status.proxy)
        html += line("proxy <bdi>" + escaped(proxy.listen) + "</bdi>", "open",
                     fmt::format("{} {}, {}", proxy.clients, proxy.clients == 1 ? "client" : "clients",
                                 last_search(proxy.last_search, now)));
    for (const auto& way : status.ways) {
        const bool open = way.state == "open";
        const bool named = open || way.state == "off";
        html += line("MPD's " + escaped(way.name) +
                         (way.what.empty() || way.state == "off" ? std::string() : " " + bdi(way.what)),
                     named ? way.state : "closed",
                     open    ? last_search(way.last, now)
                     : named ? ""
                             : bdi(way.state));
    }
    for (const auto& one : status.direct)
        html += line(bdi(one.client), one.logged ? seen_in_log : "not seen",
                     fmt::format("connects to MPD past topfive, last seen {}", time_html(one.last_seen, now)));
    return section_html("watching", "Ways of watching", html + "</dl>");
}

std::string services_part(const Status& status, Time now)
{
    std::string html = "<dl class=\"states\">";
    html +=
        line("MPD",
             !status.mpd.connected    ? "not connected"
             : status.mpd.index_ready ? "ok"
                                      : "reading its library",
             status.mpd.connected ? fmt::format("{} {}, protocol {}", status.mpd.songs,
                                                status.mpd.songs == 1 ? "song" : "songs", escaped(status.mpd.version))
                                  : "");
    for (const auto* services : {&status.providers, &status.sources})
        for (const auto& service : *services)
            html += health(service, now);
    return section_html("services", "Services", html + "</dl>");
}

}
