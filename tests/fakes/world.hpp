// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/store/sqlite_history.hpp"
#include "plugin/fetching/confirmer.hpp"
#include "plugin/fetching/intake.hpp"
#include "plugin/fetching/pipeline.hpp"
#include "plugin/fetching/recovery.hpp"
#include "plugin/fetching/specifications/not_blocked.hpp"
#include "plugin/fetching/specifications/not_deleted.hpp"
#include "plugin/fetching/specifications/not_failed_recently.hpp"
#include "plugin/fetching/specifications/not_fetched_before.hpp"
#include "plugin/fetching/specifications/not_in_library.hpp"
#include "plugin/fetching/specifications/not_too_long.hpp"
#include "plugin/fetching/specifications/within_top_count.hpp"
#include "tests/fakes/fake_charts.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_library.hpp"
#include "tests/fakes/fake_listener.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/fake_marks.hpp"
#include "tests/fakes/fake_shelf.hpp"
#include "tests/fakes/fake_source.hpp"
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <utility>

namespace topfive {

// The whole heart between fakes and a database in memory, wired as the composition root wires the adapters.
class World {
public:
    // two_sources: what `source` has nothing good for is asked of `second`.
    explicit World(bool observe = false, RelativesOptions related = {}, bool two_sources = false)
        : search_(charts, two_sources ? std::vector<Source*>{&source, &second} : std::vector<Source*>{&source}, history,
                  progress_),
          pipeline_(pipeline(observe))
    {
        second.called = "second";
        relate(related);
    }
    // related.artists and related.count as a new configuration has them.
    void relate(RelativesOptions related) { relatives_.emplace(related, charts, history, inbox, clock); }

    FakeClock clock;
    FakeLog log;
    FakeCharts charts;
    FakeLibrary library;
    FakeSource source, second;
    FakeShelf shelf;
    FakeListener listener;
    FakeTagger tagger;
    SqliteHistory history{":memory:", clock, log};
    FakeMarks marks{shelf};
    Whereabouts whereabouts{history, shelf, library, marks};
    Inbox inbox;
    Intake intake{{}, history, inbox, clock, log};

    // Somebody searched and all that follows at once has happened, MPD's look included. The story; 0: a repeat.
    StoryId search(const std::string& text, const std::string& field = "artist")
    {
        return take(intent(text, field, SearchIntent::Kind::search));
    }
    // Somebody asked topfive itself.
    StoryId get(const std::string& artist, const std::string& title = "")
    {
        auto asked = intent(artist, "artist", SearchIntent::Kind::ask);
        asked.title = title;
        return take(asked);
    }
    // Somebody searched by topfive's own HTTP routes.
    StoryId ask(const std::string& text, const std::string& field)
    {
        return take(intent(text, field, SearchIntent::Kind::ask));
    }
    [[nodiscard]] Layout::Preview preview(const SearchIntent& intent, const Layout::Soon& soon = {})
    {
        return layout_.preview(intent, {}, soon);
    }
    // Time passes; what is due is done.
    void pass(std::chrono::seconds by)
    {
        clock.advance(by);
        intake.offer_due();
        work();
    }
    // The next start after a crash.
    void start()
    {
        recover(history, shelf, library, whereabouts);
        intake.offer_open();
        work();
    }
    void work()
    {
        while (work_once()) {
        }
        library.look();
        confirmer_.confirm();
    }
    [[nodiscard]] std::vector<std::string> states(StoryId id)
    {
        std::vector<std::string> found;
        const auto story = history.story(id);
        for (const Place& place : story->places)
            found.emplace_back(name(place.state));
        return found;
    }

    // One worker's next story. False: nothing waits.
    bool work_once()
    {
        inbox.open();
        if (inbox.size() == 0)
            return false;
        const StoryId story = *inbox.take({});
        pipeline_.run(story, {});
        inbox.done(story);
        library.look();
        confirmer_.confirm();
        return true;
    }
    // Every story, oldest first, as "origin: text, state".
    [[nodiscard]] std::vector<std::string> stories()
    {
        std::vector<std::string> told;
        for (const Story& story : history.recent_stories(100))
            told.insert(told.begin(), fmt::format("{}{}: {}", story.intent.related() ? "related " : "",
                                                  story.intent.text, name(story.state)));
        return told;
    }

private:
    static SearchIntent intent(const std::string& text, const std::string& field, SearchIntent::Kind kind)
    {
        SearchIntent intent;
        intent.text = text;
        intent.field = field;
        intent.kind = kind;
        return intent;
    }
    StoryId take(SearchIntent intent)
    {
        intent.at = clock.now();
        const auto story = intake.take(intent);
        work();
        return story.value_or(0);
    }
    std::vector<std::unique_ptr<Specification>> specifications()
    {
        std::vector<std::unique_ptr<Specification>> all;
        all.push_back(std::make_unique<NotFetchedBefore>(history, whereabouts));
        all.push_back(std::make_unique<NotInLibrary>(library, shelf, true));
        all.push_back(std::make_unique<NotDeleted>(history, shelf, whereabouts));
        all.push_back(std::make_unique<NotBlocked>(history));
        all.push_back(std::make_unique<NotTooLong>(std::chrono::minutes(20)));
        all.push_back(std::make_unique<NotFailedRecently>(history));
        all.push_back(std::make_unique<WithinTopCount>(history));
        return all;
    }
    Pipeline pipeline(bool observe)
    {
        return {observe, layout_, fetcher_, conclusion_, *relatives_, inbox,
                claims_, history, library,  shelf,       clock,       log};
    }

    NoCovers covers_;
    NoProgress progress_;
    Claims claims_;
    Wanted wanted_{specifications()};
    Layout layout_{{}, charts, charts, library, wanted_, history, clock};
    Allowance allowance_{{}, history, shelf, clock};
    Verification verification_{listener, nullptr, nullptr, log};
    Finisher finisher_{
        "Topfive/{albumartist}/{title}", verification_, covers_, tagger, shelf, history, library, progress_};
    CandidateSearch search_;
    Fetcher fetcher_{search_, shelf, history, finisher_, allowance_, clock};
    std::optional<Relatives> relatives_{std::in_place, RelativesOptions{}, charts, history, inbox, clock};
    Conclusion conclusion_{history, *relatives_, clock, {}};
    Confirmer confirmer_{history, library, shelf, conclusion_, clock};
    Pipeline pipeline_;
};

}
