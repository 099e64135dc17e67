// SPDX-License-Identifier: MIT
#include "plugin/fetching/intake.hpp"

#include "plugin/fetching/allowance.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace topfive {

namespace {

// Of what lay here already: who searches now goes first.
Turn again(const SearchIntent& intent)
{
    return intent.asked() ? Turn::asked : std::max(turn_of(intent), Turn::aside);
}

}

std::optional<StoryId> Intake::take(const SearchIntent& intent)
{
    const Turn its_turn = turn(intent);
    if (!intent.asked()) {
        if (inbox_.size(its_turn) >= options_.waiting) {
            ++dropped_;
            return {};
        }
        const auto last = history_.last_searched(intent, 0);
        if (last &&
            last->at > clock_.now() - (last->nobody ? std::min(options_.nobody, options_.repeat) : options_.repeat)) {
            log_.debug("“{}” was searched{} within watch.repeat", intent.text,
                       last->nobody ? ", and named nobody," : "");
            return {};
        }
    }
    const auto story = history_.open(intent);
    const std::array<LogField, 3> facts{
        {{"story", fmt::format("{}", story)}, {"field", intent.field}, {"client", intent.client}}};
    log_.write_with(Log::Level::info, fmt::format("{} “{}”", intent.asked() ? "asked for" : "noticed", intent.text),
                    facts);
    inbox_.push(story, its_turn);
    return story;
}

// A crowd of searches steps aside, so that the next person does not wait behind it.
Turn Intake::turn(const SearchIntent& intent)
{
    const Turn turn = turn_of(intent);
    return turn == Turn::noticed && crowd_.comes_from(intent.client, clock_.now()) ? Turn::aside : turn;
}

void Intake::offer_open()
{
    const auto now = clock_.now();
    for (const Story& story : history_.open_stories())
        if (!story.retry_at || *story.retry_at <= now || Allowance::holds_back(story.outcome)) // it may be another now
            inbox_.push(story.id, again(story.intent));
}

void Intake::offer_due()
{
    for (const StoryId id : history_.due(clock_.now()))
        if (const auto story = history_.story(id))
            inbox_.push(id, std::max(again(story->intent), Turn::noticed));
}

}
