// SPDX-License-Identifier: MIT
#include "plugin/fetching/relatives.hpp"

#include "plugin/music/credits.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace topfive {

namespace {

// So many more are asked for, since some turn out to be nobody.
constexpr std::size_t spare = 5;

SearchIntent after(const Story& story, const Artist& artist, std::string text, std::string field, Time at)
{
    SearchIntent intent;
    intent.text = std::move(text);
    intent.field = std::move(field);
    intent.origin = SearchIntent::Origin::related;
    intent.at = at;
    intent.parent = story.intent.related() ? story.intent.parent : story.id;
    intent.related_to = artist.name;
    return intent;
}

bool any_of_field(const std::vector<SearchIntent>& intents, std::string_view field, std::string_view text)
{
    return std::ranges::any_of(
        intents, [&](const SearchIntent& intent) { return intent.field == field && intent.text == text; });
}

}

void Relatives::follow(const Story& story)
{
    if (!wanted() || story.intent.related() || !story.artist || story.provider.empty())
        return;
    if (any_of_field(history_.followers(story.id), field, story.artist->name))
        return;
    const auto search = history_.open(after(story, *story.artist, story.artist->name, field, clock_.now()));
    history_.name_story(search, story.artist, {});
    inbox_.push(search, Turn::related);
}

std::vector<Artist> Relatives::like(const Artist& artist, std::stop_token stop) const
{
    std::set<std::string> names{fold_artist(artist.name)};
    std::vector<Artist> found;
    for (Artist& similar : related_.related(artist, options_.artists + spare, std::move(stop))) {
        const auto name = fold_artist(similar.name);
        if (found.size() < options_.artists && !name.empty() && !plays_others(name) && names.insert(name).second)
            found.push_back(std::move(similar));
    }
    return found;
}

void Relatives::find(const Story& search, std::stop_token stop)
{
    auto artist = search.artist;
    if (!artist) // the start fell between a story and its name
        if (const auto parent = history_.story(search.intent.parent))
            artist = parent->artist;
    if (!artist)
        return history_.close(search.id, StoryState::done, "the search that it followed is forgotten");
    const auto found = like(*artist, std::move(stop));
    const auto known = history_.followers(search.intent.parent);
    std::string names;
    for (const Artist& similar : found) {
        names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", similar.name, similar.id);
        if (any_of_field(known, "artist", similar.name))
            continue;
        auto intent = after(search, *artist, similar.name, "artist", clock_.now());
        intent.count = options_.count;
        const auto story = history_.open(intent);
        history_.name_story(story, similar, {});
        inbox_.push(story, Turn::related);
    }
    history_.close(search.id, StoryState::done,
                   found.empty() ? fmt::format("no service knows who is like {}", artist->name)
                                 : fmt::format("like {}: {}", artist->name, names));
}

}
