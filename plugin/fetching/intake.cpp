// SPDX-License-Identifier: MIT
#include "plugin/fetching/intake.hpp"

namespace topfive {

std::optional<StoryId> Intake::take(const SearchIntent& intent)
{
    if (!intent.asked()) {
        if (inbox_.size(Turn::noticed) >= options_.waiting) {
            ++dropped_;
            return {};
        }
        const auto last = history_.last_searched(intent, 0);
        if (last && *last > clock_.now() - options_.repeat) {
            log_.debug("“{}” was searched within watch.repeat", intent.text);
            return {};
        }
    }
    const auto story = history_.open(intent);
    log_.info("{} “{}” ({})", intent.asked() ? "asked for" : "noticed", intent.text, intent.field);
    inbox_.push(story, turn_of(intent));
    return story;
}

void Intake::offer_open()
{
    const auto now = clock_.now();
    for (const Story& story : history_.open_stories())
        if (!story.retry_at || *story.retry_at <= now)
            inbox_.push(story.id, turn_of(story.intent));
}

void Intake::offer_due()
{
    for (const StoryId id : history_.due(clock_.now()))
        if (const auto story = history_.story(id))
            inbox_.push(id, story->intent.related() ? Turn::related : Turn::noticed);
}

}
