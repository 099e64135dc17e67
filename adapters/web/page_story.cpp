// SPDX-License-Identifier: MIT
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

const char* kind_words(SearchIntent::Kind kind)
{
    using Kind = SearchIntent::Kind;
    switch (kind) {
    case Kind::search:
        return "searched for";
    case Kind::add:
        return "queued";
    case Kind::browse:
        return "opened";
    case Kind::ask:
        return "asked for";
    }
    return "";
}

// The artist with the link that the service asks for.
std::string artist_html(const Artist& artist)
{
    const bool link = artist.url.starts_with("https://") || artist.url.starts_with("http://");
    return link ? fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(artist.url), bdi(artist.name))
                : bdi(artist.name);
}

std::string figures_html(const StoryLine& line)
{
    if (line.figures.empty())
        return "";
    std::string html = "<dl class=\"figures\">";
    for (const auto& [key, value] : line.figures)
        html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", escaped(key), bdi(value));
    return html + "</dl>";
}

std::string heading(const Story& story)
{
    return story.artist ? artist_html(*story.artist) : "“" + bdi(story.intent.text) + "”";
}

std::string outcome(const Story& story)
{
    if (story.state == StoryState::open)
        return story.outcome.empty() ? "under way" : "waits: " + bdi(story.outcome);
    return bdi(story.outcome);
}

}

std::string answer_part(const Story& story)
{
    std::string html;
    if (!story.places.empty())
        html = places_html(story);
    else if (story.state == StoryState::open && story.outcome.empty())
        html = "<p class=\"empty\">Asking who that is …</p>";
    html += fmt::format("<p class=\"outcome {}\">{} <a href=\"/stories/{}\">story</a></p>", name(story.state),
                        outcome(story), story.id);
    return section_html("answer", heading(story), html);
}

std::string story_part(const Story& story, const std::vector<Download>& rows, const ProgressBoard& board, Time now)
{
    std::string html = fmt::format(
        "<article id=\"story\"><h1>{}</h1><p class=\"lead\">{} “{}” ({}), {}{}.</p><p class=\"outcome {}\">{}</p>",
        heading(story), kind_words(story.intent.kind), bdi(story.intent.text), asker_html(story.intent),
        time_html(story.intent.at, now), story.provider.empty() ? "" : ", chart of " + escaped(story.provider),
        name(story.state), outcome(story));
    if (!story.places.empty())
        html += "<h2>The chart</h2>" + places_html(story);
    std::string moving;
    for (const Download& row : rows)
        if (row.state == DownloadState::downloading)
            moving +=
                fmt::format("<li id=\"d-{}\" data-state=\"downloading\"><p class=\"song\"><cite>{}</cite></p>{}</li>",
                            row.id, bdi(row.recording.title), bar_html(row, board));
    if (!moving.empty())
        html += "<h2>Coming in</h2><ul class=\"moving\">" + moving + "</ul>";
    html += "<h2>What happened</h2>";
    if (story.lines.empty())
        html += "<p class=\"empty\">Nothing yet.</p>";
    html += "<ol class=\"lines\">";
    for (const StoryLine& line : story.lines)
        html += fmt::format("<li class=\"{}\">{} <p>{}</p>{}</li>", escaped(line.kind), time_html(line.at, now),
                            bdi(line.text), figures_html(line));
    return html + "</ol></article>";
}

}
