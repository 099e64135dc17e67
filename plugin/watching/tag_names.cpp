// SPDX-License-Identifier: MIT
#include "plugin/watching/tag_names.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

constexpr std::array<std::string_view, 35> tags{"artist",
                                                "artistsort",
                                                "album",
                                                "albumsort",
                                                "albumartist",
                                                "albumartistsort",
                                                "title",
                                                "titlesort",
                                                "track",
                                                "name",
                                                "genre",
                                                "mood",
                                                "date",
                                                "originaldate",
                                                "composer",
                                                "composersort",
                                                "performer",
                                                "conductor",
                                                "work",
                                                "movement",
                                                "movementnumber",
                                                "showmovement",
                                                "ensemble",
                                                "location",
                                                "grouping",
                                                "comment",
                                                "disc",
                                                "label",
                                                "musicbrainz_artistid",
                                                "musicbrainz_albumid",
                                                "musicbrainz_albumartistid",
                                                "musicbrainz_trackid",
                                                "musicbrainz_releasetrackid",
                                                "musicbrainz_releasegroupid",
                                                "musicbrainz_workid"};

constexpr std::array<std::string_view, 8> others{"any",         "file",        "filename", "base", "modified-since",
                                                 "added-since", "audioformat", "prio"};
constexpr std::array<std::string_view, 3> orders{"last-modified", "added", "prio"};

bool among(std::string_view name, const auto& names)
{
    return std::ranges::find(names, name) != names.end();
}

}

bool is_tag(std::string_view name)
{
    return among(name, tags);
}

bool is_filter_name(std::string_view name)
{
    return is_tag(name) || among(name, others);
}

bool is_sort_name(std::string_view name)
{
    if (name.starts_with('-'))
        name.remove_prefix(1);
    return is_tag(name) || among(name, orders);
}

}
