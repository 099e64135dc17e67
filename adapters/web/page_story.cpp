// SPDX-License-Identifier: MIT
#include "adapters/web/figure_words.hpp"
#include "adapters/web/html.hpp"
#include "adapters/web/page_parts.hpp"
#include "adapters/web/story_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

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
    std::string html;
    for (const auto& [key, value] : line.figures)
        if (tells_more(line.kind, key, value, line.text))
            html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", escaped(key), bdi(value));
    return html.empty() ? "" : "<dl class=\"figures\">" + html + "</dl>";
}

std::string rank_of(const StoryLine& line)
{
    const auto rank = std::ranges::find(line.figures, "rank", &std::pair<std::string, std::string>::first);
    return rank == line.figures.end() ? "" : rank->second;
}

std::string title_of(const Story& story, const std::string& track_id)
{
    for (const Place& place : story.places)
        if (place.recording.id == track_id)
            return place.recording.title;
    return track_id;
}

// What happened, oldest first: a moment is told once, and above the first candidate for a recording stands its title.
std::string lines_html(const Story& story, Time now)
{
    std::string html = "<ol class=\"lines\">";
    std::string moment;
    std::string sought;
    for (const StoryLine& line : story.lines) {
        const bool candidate = line.kind == "candidate" && !line.track_id.empty();
        const auto at = moment_text(line.at);
        html += fmt::format("<li class=\"{}\">", escaped(line.kind));
        if (std::exchange(moment, at) != at)
            html += time_html(line.at, now);
        if (candidate && std::exchange(sought, line.track_id) != line.track_id)
            html += "<h3>Candidates for " + bdi(title_of(story, line.track_id)) + "</h3>";
        const auto text = titled(line.kind, line.track_id.empty() ? "" : title_of(story, line.track_id), line.text);
        html += "<p>" + bdi(ranked(line.kind, rank_of(line), text)) + "</p>" + figures_html(line) + "</li>";
    }
    return html + "</ol>";
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
    return html + lines_html(story, now) + "</article>";
}

}
