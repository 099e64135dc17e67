// SPDX-License-Identifier: MIT
#include "plugin/watching/search_subject.hpp"

#include "plugin/watching/typed_text.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 7> artist_fields{"artist",   "albumartist", "artistsort", "albumartistsort",
                                                        "composer", "performer",   "conductor"};
// Longer than any name; MPD itself would take 4 KiB.
constexpr std::size_t longest_text = 1024;

// The alternatives of one group, seen as one comparison.
struct Part {
    std::string text;
    std::string field;
    FieldRank rank = FieldRank::album;
};

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The text that a leaf wants to be there; nothing when it wants something else.
std::optional<std::string> wanted_text(const Leaf& leaf)
{
    if (leaf.negated || leaf.value.size() > longest_text || !is_utf8(leaf.value))
        return std::nullopt;
    auto text = leaf.comparison == Leaf::Operator::matches ? plain_text(leaf.value) : std::optional(leaf.value);
    return text && !is_blank(*text) ? text : std::nullopt;
}

// One text looked for in several fields is looked for anywhere: (!((title !contains 'x') AND (artist !contains 'x'))).
void widen(Part& part, const Part& alternative)
{
    if (part.text != alternative.text || part.field == alternative.field)
        return;
    if (part.rank == FieldRank::artist && alternative.rank == FieldRank::artist)
        return;
    part.field = "any";
    part.rank = FieldRank::any;
}

std::vector<Part> parts_of(const std::vector<Leaf>& leaves)
{
    std::vector<Part> parts;
    std::optional<std::size_t> group;
    for (const auto& leaf : leaves) {
        const auto rank = rank_of(leaf.tag);
        auto text = rank ? wanted_text(leaf) : std::nullopt;
        if (!text)
            continue;
        Part part{std::move(*text), leaf.tag, *rank};
        if (group == leaf.group)
            widen(parts.back(), part);
        else
            parts.push_back(std::move(part));
        group = leaf.group;
    }
    return parts;
}

// All parts of a field: words of one text, each said once.
std::string joined(const std::vector<Part>& parts, std::string_view field)
{
    std::vector<std::string_view> words;
    std::string text;
    for (const auto& part : parts) {
        if (part.field != field || std::ranges::find(words, part.text) != words.end())
            continue;
        text += text.empty() ? "" : " ";
        text += part.text;
        words.emplace_back(part.text);
    }
    return text;
}

}

std::optional<FieldRank> rank_of(std::string_view field)
{
    if (std::ranges::find(artist_fields, field) != artist_fields.end())
        return FieldRank::artist;
    if (field == "any")
        return FieldRank::any;
    if (field == "title" || field == "titlesort")
        return FieldRank::title;
    if (field == "album" || field == "albumsort")
        return FieldRank::album;
    return std::nullopt;
}

std::optional<Subject> subject_of(const std::vector<Leaf>& leaves)
{
    const auto parts = parts_of(leaves);
    const auto strongest = std::ranges::max_element(parts, {}, &Part::rank);
    if (strongest == parts.end())
        return std::nullopt;
    Subject subject{joined(parts, strongest->field), strongest->field, {}};
    const auto title = joined(parts, "title");
    if (strongest->rank == FieldRank::artist)
        subject.title = title;
    else if (strongest->rank == FieldRank::any && !title.empty())
        subject.text += " " + title;
    return subject;
}

}
