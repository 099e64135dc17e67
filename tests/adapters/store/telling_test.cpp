// SPDX-License-Identifier: MIT
#include "adapters/store/telling_history.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace topfive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Heard : public HistoryListener {
public:
    void opened(StoryId id) noexcept override { all.push_back(fmt::format("opened {}", id)); }
    void changed(StoryId id) noexcept override { all.push_back(fmt::format("story {}", id)); }
    void changed(DownloadId id, DownloadState state) noexcept override
    {
        all.push_back(fmt::format("{} {}", name(state), id));
    }
    void removed(const Download& row, const std::string& reason) noexcept override
    {
        all.push_back(fmt::format("removed {}: {}", row.recording.title, reason));
    }
    std::vector<std::string> take() { return std::exchange(all, {}); }

    std::vector<std::string> all;
};

TEST(TellingHistory, TellsWhatItRemembered)
{
    FakeClock clock;
    FakeLog log;
    Heard heard;
    TellingHistory history(":memory:", clock, log, heard);
    Recording babies;
    babies.id = "deezer:1";
    babies.title = "Babies";
    babies.artists = {"Pulp"};
    const Artist pulp{"deezer:27", "Pulp", "", 0, {}, ""};

    const auto story = history.open({});
    history.name_story(story, pulp, {});
    const auto row = history.claim(babies, pulp, false, "").id;
    history.set_places(story, {{1, babies, PlaceState::pending, "", "", row}});
    EXPECT_THAT(heard.take(), ElementsAre("opened 1", "story 1", "pending 1", "story 1"));

    history.downloading(row, {});
    history.failed(row, "network", 1, clock.now());
    EXPECT_THAT(history.due(clock.now()), ElementsAre(story));
    EXPECT_THAT(heard.take(), ElementsAre("downloading 1", "error 1", "story 1", "pending 1"));

    history.downloading(row, {});
    history.placed(row, "a/b.opus", 1);
    history.completed(row);
    history.close(story, StoryState::done, "1 fetched");
    EXPECT_THAT(heard.take(), ElementsAre("downloading 1", "downloading 1", "completed 1", "story 1"));

    history.remove(row, "undone");
    EXPECT_THROW(history.downloading(row, {}), std::exception);
    EXPECT_THAT(heard.take(), ElementsAre("removed Babies: undone"));

    history.tell(story, {});
    EXPECT_THAT(heard.take(), IsEmpty());
}

TEST(TellingHistory, LogsEachStepWithItsKeys)
{
    FakeClock clock;
    FakeLog log;
    Heard heard;
    TellingHistory history(":memory:", clock, log, heard);
    const auto story = history.open({});
    StoryLine chart;
    chart.kind = "chart";
    chart.text = "the chart of Pulp by deezer";
    chart.figures = {{"provider", "deezer"}, {"length difference", "+1 s"}};
    history.tell(story, chart);

    Recording babies;
    babies.id = "deezer:1";
    babies.title = "Babies";
    babies.artists = {"Pulp"};
    const auto row = history.claim(babies, {"deezer:27", "Pulp", "", 0, {}, ""}, false, "").id;
    StoryLine fetch;
    fetch.kind = "fetch";
    fetch.track_id = "deezer:1";
    fetch.text = "fetches “Babies”";
    history.tell_download(row, fetch);

    EXPECT_THAT(log.messages, ElementsAre("the chart of Pulp by deezer story=1 step=chart provider=deezer",
                                          "fetches “Babies” download=1 step=fetch track=deezer:1"));
}

}
}
