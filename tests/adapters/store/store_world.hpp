// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/temporary_directory.hpp"
#include "adapters/store/sqlite_history.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include <memory>
#include <string>
#include <utility>

namespace topfive {

inline Artist eminem()
{
    Artist artist;
    artist.id = "deezer:13";
    artist.name = "Eminem";
    return artist;
}

inline Recording song(std::string id, std::string title, std::vector<std::string> artists = {"Eminem"})
{
    Recording recording;
    recording.id = std::move(id);
    recording.title = std::move(title);
    recording.artists = std::move(artists);
    return recording;
}

inline SearchIntent search(std::string text, std::string field = "artist")
{
    SearchIntent intent;
    intent.text = std::move(text);
    intent.field = std::move(field);
    return intent;
}

inline Candidate video(std::string id)
{
    Candidate candidate;
    candidate.source = "youtube";
    candidate.id = std::move(id);
    candidate.title = "Eminem - Stan (Official Video)";
    return candidate;
}

inline Place place(int rank, Recording recording, PlaceState state = PlaceState::in_library)
{
    Place one;
    one.rank = rank;
    one.recording = std::move(recording);
    one.state = state;
    return one;
}

// A history in a file, so that it can be closed and opened again.
class RememberedWorld {
public:
    RememberedWorld() { restart(); }
    void restart()
    {
        history_.reset();
        history_ = std::make_unique<SqliteHistory>(file, clock, log);
    }
    SqliteHistory& history() { return *history_; }
    // A story of Eminem with these recordings as pending downloads.
    StoryId fetch(const std::vector<Recording>& recordings)
    {
        const auto story = history_->open(search("eminem"));
        history_->name_story(story, eminem(), {});
        history_->set_chart(story, "deezer");
        std::vector<Place> places;
        for (const auto& recording : recordings) {
            places.push_back(place(static_cast<int>(places.size()) + 1, recording, PlaceState::pending));
            places.back().download = history_->claim(recording, eminem(), false, "").id;
        }
        history_->set_places(story, places);
        return story;
    }
    DownloadId complete(const Recording& recording, const std::string& path)
    {
        const auto id = history_->claim(recording, eminem(), false, "").id;
        history_->downloading(id, video("dQw4w9WgXcQ"));
        history_->placing(id, path);
        history_->placed(id, path, 3'000'000);
        history_->completed(id);
        return id;
    }

    TemporaryDirectory folder;
    std::filesystem::path file = folder.path() / "topfive.db";
    FakeClock clock;
    FakeLog log;

private:
    std::unique_ptr<SqliteHistory> history_;
};

}
