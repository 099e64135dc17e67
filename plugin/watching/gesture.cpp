// SPDX-License-Identifier: MIT
#include "plugin/watching/gesture.hpp"

#include "plugin/watching/filter_expression.hpp"
#include "plugin/watching/mpd_command.hpp"
#include "plugin/watching/mpd_filter.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace topfive {

namespace {

using Kind = Gesture::Kind;
using Reading = Gesture (*)(MpdCommand);

std::optional<Subject> subject(std::vector<std::string> filter, bool substring, Options options)
{
    const auto selection = parse_selection(std::move(filter), substring, options);
    return selection ? subject_of(selection->leaves) : std::nullopt;
}

Gesture when_named(Kind kind, std::optional<Subject> subject)
{
    return subject ? Gesture{kind, std::move(subject)} : Gesture{};
}

template <Options options>
Gesture search(MpdCommand command)
{
    return when_named(Kind::search, subject(std::move(command.arguments), true, options));
}

// An artist by the whole name is opened, not searched for: views ask that for every row that a cursor passes.
Gesture opened(const std::vector<Leaf>& leaves)
{
    auto subject = subject_of(leaves);
    if (!subject || rank_of(subject->field) != FieldRank::artist)
        return {};
    subject->title.clear();
    return {Kind::browse, std::move(subject)};
}

Gesture find(MpdCommand command)
{
    const auto selection = parse_selection(std::move(command.arguments), false);
    if (!selection)
        return {};
    // Parts of a name, or a name in whatever field, are typed by people.
    const bool typed = std::ranges::any_of(selection->leaves, [](const Leaf& leaf) {
        return !leaf.negated && rank_of(leaf.tag) && (leaf.comparison != Leaf::Operator::equal || leaf.tag == "any");
    });
    return typed ? when_named(Kind::search, subject_of(selection->leaves)) : opened(selection->leaves);
}

Gesture list(MpdCommand command)
{
    auto& arguments = command.arguments;
    if (arguments.empty())
        return {};
    // Of old, "list album X" means the albums of artist X.
    if (arguments.size() == 2 && lower_ascii(arguments[0]) == "album" && !arguments[1].starts_with('('))
        return opened({{"artist", Leaf::Operator::equal, arguments[1]}});
    arguments.erase(arguments.begin());
    const auto selection = parse_selection(std::move(arguments), false, Options::values);
    if (!selection || std::ranges::any_of(selection->leaves,
                                          [](const Leaf& leaf) { return leaf.comparison != Leaf::Operator::equal; }))
        return {};
    return opened(selection->leaves);
}

Gesture add(std::vector<std::string> filter, bool substring)
{
    // Whatever it adds, a search before it was meant.
    auto named = subject(std::move(filter), substring, Options::added);
    return named ? Gesture{Kind::add, std::move(named)} : Gesture{Kind::confirm};
}

Gesture search_add(MpdCommand command)
{
    return add(std::move(command.arguments), true);
}

Gesture find_add(MpdCommand command)
{
    return add(std::move(command.arguments), false);
}

Gesture search_add_playlist(MpdCommand command)
{
    auto& arguments = command.arguments;
    if (arguments.empty())
        return {};
    auto playlist = std::move(arguments.front());
    arguments.erase(arguments.begin());
    auto gesture = add(std::move(arguments), true);
    gesture.place = std::move(playlist);
    return gesture;
}

template <Kind kind>
Gesture at_place(MpdCommand command)
{
    return {kind, {}, command.arguments.empty() ? std::string() : std::move(command.arguments.front())};
}

template <Kind kind>
Gesture plain(MpdCommand) // NOLINT(performance-unnecessary-value-param): one signature for the whole table
{
    return {kind};
}

constexpr std::array<std::pair<std::string_view, Reading>, 23> readings{{
    {"search", search<Options::songs>},
    {"searchcount", search<Options::values>},
    {"find", find},
    {"list", list},
    {"searchadd", search_add},
    {"findadd", find_add},
    {"searchaddpl", search_add_playlist},
    {"add", plain<Kind::confirm>},
    {"addid", plain<Kind::confirm>},
    {"playlistadd", plain<Kind::confirm>},
    {"play", plain<Kind::confirm>},
    {"playid", plain<Kind::confirm>},
    {"lsinfo", at_place<Kind::walk>},
    {"listall", plain<Kind::crawl>},
    {"listallinfo", plain<Kind::crawl>},
    {"rm", at_place<Kind::clear>},
    {"playlistclear", at_place<Kind::clear>},
    {"idle", plain<Kind::idle>},
    {"noidle", plain<Kind::noidle>},
    {"command_list_begin", plain<Kind::list_begin>},
    {"command_list_ok_begin", plain<Kind::list_begin>},
    {"command_list_end", plain<Kind::list_end>},
    {"close", plain<Kind::close>},
}};

}

Gesture gesture_of(std::string_view line)
{
    const auto word = command_word(line);
    const auto* found = std::ranges::find(readings, word, &std::pair<std::string_view, Reading>::first);
    if (word.empty() || found == readings.end())
        return {};
    auto command = parse_command(line);
    return command ? found->second(std::move(*command)) : Gesture{};
}

}
