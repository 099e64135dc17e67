// SPDX-License-Identifier: MIT
#include "plugin/showing/recent_display.hpp"

#include "plugin/errors.hpp"
#include "plugin/showing/playlist_name.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
// Songs looked at for a sticker that is missing: more than come in between two looks.
constexpr std::size_t most_marked = 500;
}

void RecentDisplay::show()
try {
    if (!playlist_.empty())
        show_playlist();
    if (stickers_.available())
        show_sources();
} catch (const Unavailable&) {
    throw;
} catch (const Fault& fault) {
    tell(fmt::format("what came lately is not shown in MPD: {}", fault.what()));
}

void RecentDisplay::show_playlist()
{
    std::vector<std::string> paths;
    for (const Download& song : history_.recently_completed(most))
        if (library_.lists(song.path)) // else a person deleted it
            paths.push_back(song.path);
    if (const auto words = kept_.show("", playlist_name(playlist_, ""), paths))
        tell(*words);
}

void RecentDisplay::show_sources()
{
    for (const Download& song : history_.recently_completed(most_marked)) {
        if (shown_.marked(song.id))
            continue;
        stickers_.put(song.path, source_sticker, fmt::format("{}:{}", song.candidate.source, song.candidate.id));
        shown_.mark(song.id);
    }
}

void RecentDisplay::tell(const std::string& words)
{
    if (!told_.insert(words).second)
        return;
    log_.warning("{}", words);
    StoryLine note;
    note.kind = "note";
    note.text = words;
    for (const Download& newest : history_.recently_completed(1))
        history_.tell_download(newest.id, note);
}

}
