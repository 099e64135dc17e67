// SPDX-License-Identifier: MIT
#include "plugin/fetching/intake.hpp"

namespace topfive {

std::optional<StoryId> Intake::take(const SearchIntent& intent)
{
    if (!intent.asked()) {
        if (inbox_.size() >= options_.waiting) {
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
    inbox_.push(story, intent.asked());
    return story;
}

void Intake::offer_open()
{
    const auto now = clock_.now();
    for (const Story& story : history_.open_stories())
        if (!story.retry_at || *story.retry_at <= now)
            inbox_.push(story.id, story.intent.asked());
}

void Intake::offer_due()
{
    for (const StoryId story : history_.due(clock_.now()))
        inbox_.push(story, false);
}

}
