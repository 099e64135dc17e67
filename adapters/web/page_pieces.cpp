// SPDX-License-Identifier: MIT
#include "adapters/web/figure_words.hpp"
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

// How a place of a chart stands, in a word and with what there is to say about it.
std::pair<const char*, std::string> standing(const Place& place)
{
    switch (place.state) {
    case PlaceState::in_library:
        return {"in the library", ""};
    case PlaceState::pending:
        return {"waits", ""}; // for what, the list of what comes in says
    case PlaceState::downloading:
        return {"coming in", ""};
    case PlaceState::completed:
        return {"there", ""};
    case PlaceState::error:
        return {"failed", place.why};
    case PlaceState::rejected:
        return {"not wanted", place.why};
    }
    return {"", ""};
}

// "45 %, 1.2 of 3.4 MB, 1.1 MB/s, 0:03 left"
std::string figures(const ProgressReport& report)
{
    std::string words;
    if (report.total > 0)
        words = fmt::format("{:.0f} % · {} of {}", report.share() * 100, size_words(static_cast<double>(report.bytes)),
                            size_words(static_cast<double>(report.total)));
    else if (report.bytes > 0)
        words = size_words(static_cast<double>(report.bytes));
    if (report.speed > 0 && report.stage == Stage::downloading) {
        words += fmt::format(" · {}/s", size_words(report.speed));
        if (report.total > report.bytes)
            words +=
                fmt::format(" · {} left", clock_words(static_cast<double>(report.total - report.bytes) / report.speed));
    }
    return words;
}

}

std::string section_html(const std::string& id, const std::string& heading, const std::string& content)
{
    return fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-heading\"><h2 id=\"{0}-heading\">{1}</h2>{2}</section>", id, heading,
        content);
}

std::string time_html(Time time, Time now)
{
    const auto moment = moment_text(time);
    return fmt::format("<time datetime=\"{0}\" title=\"{0}\">{1}</time>", moment, distance_words(time, now));
}

std::string bar_html(const Download& row, const ProgressBoard& board)
{
    const auto known = board.of(row.id);
    ProgressReport report = known.value_or(ProgressReport{});
    if (row.placed) // MPD has not listed it yet
        report = {row.id, Stage::updating, row.bytes, row.bytes, 0};
    const auto stage = known || row.placed ? report.stage : Stage::searching;
    const auto words = fmt::format("<p class=\"figures\"><span class=\"stage\">{}</span> <span "
                                   "class=\"amount\">{}</span></p>",
                                   name(stage), figures(report));
    if (stage == Stage::waiting || stage == Stage::searching) // nothing to measure yet
        return words;
    const auto share = fmt::format("{:.0f}", report.share() * 100);
    return fmt::format("<progress role=\"progressbar\" max=\"100\" aria-valuemin=\"0\" aria-valuemax=\"100\"{}"
                       " aria-label=\"{}\"></progress>{}",
                       report.total > 0 ? fmt::format(" value=\"{0}\" aria-valuenow=\"{0}\"", share) : "",
                       escaped(row.recording.title), words);
}

std::string places_html(const Story& story)
{
    std::string html = "<ol class=\"chart\">";
    for (const Place& place : story.places) {
        const auto [word, why] = standing(place);
        html += fmt::format(
            "<li id=\"place-{}-{}\" class=\"{}\"><span class=\"rank\">{}</span> {} <span class=\"state\">"
            "{}</span>{}</li>",
            story.id, place.rank, name(place.state), place.rank == 0 ? "asked" : fmt::format("{}", place.rank),
            bdi(place.recording.title), word, why.empty() ? "" : " <span class=\"why\">" + bdi(why) + "</span>");
    }
    return html + "</ol>";
}

std::string asker_html(const SearchIntent& intent)
{
    using Origin = SearchIntent::Origin;
    const auto with = [&](const char* words) {
        return intent.client.empty() ? std::string(words) : fmt::format("{}, {}", words, bdi(intent.client));
    };
    switch (intent.origin) {
    case Origin::proxy:
        return with("an MPD client");
    case Origin::log:
        return with("an MPD client, in MPD's log");
    case Origin::queue:
        return "MPD's queue";
    case Origin::channel:
        return "a message on MPD's channel";
    case Origin::http:
        return intent.client.empty() ? "HTTP" : bdi(intent.client);
    case Origin::command:
        return "topfive get";
    case Origin::related:
        return with("a related artist");
    }
    return "";
}

std::string button_html(const std::string& id, const std::string& action, const std::string& label,
                        const std::string& of)
{
    return fmt::format("<button id=\"{}\" formaction=\"{}\" aria-label=\"{}: {}\">{}</button>", id, action, label,
                       escaped(of), label);
}

}
