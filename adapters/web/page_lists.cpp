// SPDX-License-Identifier: MIT
#include "adapters/web/figure_words.hpp"
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

std::string song(const Download& row)
{
    return fmt::format("<p class=\"song\"><cite>{}</cite> <span class=\"by\">{}</span></p>", bdi(row.recording.title),
                       bdi(row.artist));
}

std::string story_link(const Download& row)
{
    return fmt::format("<a href=\"/downloads/{}/story\" aria-label=\"Story of {}\">story</a>", row.id,
                       escaped(row.recording.title));
}

std::string name_of(const Download& row)
{
    return row.recording.title + ", " + row.artist;
}

std::string never_button(const Download& row)
{
    return button_html(fmt::format("never-{}", row.id), fmt::format("/downloads/{}/never", row.id), "never",
                       name_of(row));
}

std::string acts(const Download& row)
{
    return fmt::format("<div class=\"acts\">{} {}</div>", story_link(row), never_button(row));
}

// What stands below a list that is longer than its part of the page.
std::string rest_of(const Shown& shown, const char* list)
{
    if (shown.all <= shown.rows.size())
        return "";
    return fmt::format("<p class=\"rest\"><a href=\"/?all={}\">{} more</a></p>", list, shown.all - shown.rows.size());
}

std::string empty(const char* words)
{
    return fmt::format("<p class=\"empty\">{}</p>", words);
}

// Buttons in `rows` send this form.
std::string form(const std::string& rows)
{
    return "<form method=\"post\">" + rows + "</form>";
}

}

std::string now_part(const Shown& moving, const Shown& waiting, const ProgressBoard& board)
{
    if (moving.rows.empty() && waiting.rows.empty())
        return section_html(
            "now", "Coming in",
            empty("Nothing at the moment. Search in any MPD client, or above, and what the library lacks "
                  "comes in here."));
    std::string html;
    if (!moving.rows.empty()) {
        html += "<ul class=\"moving\">";
        for (const Download& row : moving.rows)
            html += fmt::format("<li id=\"d-{}\" data-state=\"downloading\">{}{}{}</li>", row.id, song(row), acts(row),
                                bar_html(row, board));
        html += "</ul>";
    }
    if (!waiting.rows.empty()) {
        html += fmt::format("<h3>{} waiting</h3><ul class=\"waiting\">", waiting.all);
        for (const Download& row : waiting.rows)
            html += fmt::format("<li id=\"d-{}\" data-state=\"pending\">{}{}{}</li>", row.id, song(row), acts(row),
                                row.error.empty() ? "" : "<p class=\"why\">" + bdi(row.error) + "</p>");
        html += "</ul>" + rest_of(waiting, "waiting");
    }
    return section_html("now", "Coming in", form(html));
}

std::string recent_part(const Shown& shown, Time now)
{
    if (shown.rows.empty())
        return section_html("recent", "Came in lately",
                            empty("Nothing yet. What topfive fetched stands here, newest first."));
    std::string html = "<ul class=\"recent\">";
    for (const Download& row : shown.rows)
        html += fmt::format(
            "<li id=\"d-{0}\" data-state=\"completed\"><img src=\"/downloads/{0}/cover?else=blank\" alt=\"\" "
            "width=\"48\" "
            "height=\"48\" "
            "loading=\"lazy\">{1}<div class=\"acts\">{2} {3} <details><summary aria-label=\"Take out: {4}\">take "
            "out</summary>{5}</details></div></li>",
            row.id, song(row), time_html(row.updated_at, now), story_link(row), escaped(name_of(row)),
            button_html(fmt::format("out-{}", row.id), fmt::format("/downloads/{}/out", row.id),
                        "Delete the file, never fetch it again", name_of(row)));
    return section_html("recent", "Came in lately", form(html + "</ul>") + rest_of(shown, "recent"));
}

std::string failed_part(const Shown& shown, Time now)
{
    if (shown.rows.empty())
        return section_html("failed", "Did not work", empty("Nothing failed."));
    std::string html = "<ul class=\"failed\">";
    for (const Download& row : shown.rows)
        html += fmt::format(
            "<li id=\"d-{}\" data-state=\"error\">{}<p class=\"why\">{}</p><div class=\"acts\">{} {} {} {}</div></li>",
            row.id, song(row), bdi(row.error),
            row.retry_at ? "<span>tried again " + time_html(*row.retry_at, now) + "</span>"
                         : "<span>not tried again unasked</span>",
            story_link(row),
            button_html(fmt::format("again-{}", row.id), fmt::format("/downloads/{}/again", row.id), "again",
                        name_of(row)),
            never_button(row));
    return section_html("failed", "Did not work", form(html + "</ul>") + rest_of(shown, "failed"));
}

std::string asked_part(const std::vector<Story>& stories, bool more, Time now)
{
    if (stories.empty())
        return section_html("asked", "Asked for", empty("Nobody has searched for anything yet."));
    std::string html = "<ul class=\"asked\">";
    for (const Story& story : stories)
        html +=
            fmt::format("<li id=\"s-{0}\"><p class=\"song\"><a href=\"/stories/{0}\">{1}</a> <span class=\"by\">{2}, "
                        "{3}</span></p><p class=\"outcome {4}\">{5}</p></li>",
                        story.id, bdi(story.intent.text), asker_html(story.intent), time_html(story.intent.at, now),
                        name(story.state), story.outcome.empty() ? "under way" : bdi(story.outcome));
    return section_html("asked", "Asked for",
                        html + "</ul>" +
                            (more ? "<p class=\"rest\"><a href=\"/?all=asked\">earlier ones</a></p>" : ""));
}

}
