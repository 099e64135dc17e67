// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/commands.hpp"
#include "tests/adapters/web/web_house.hpp"
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// What a command printed, and how it ended.
struct Said {
    int status = 0;
    std::string out;
    std::string err;
};

inline Said said(const std::function<int()>& command)
{
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    Said said;
    said.status = command();
    said.out = ::testing::internal::GetCapturedStdout();
    said.err = ::testing::internal::GetCapturedStderr();
    return said;
}

// A daemon that does its work whenever somebody looks: one step a question.
class SteppingDaemon : public Daemon {
public:
    explicit SteppingDaemon(WebHouse& house) : own_(house) {}
    WebAnswer ask(const std::string& method, const std::string& target, const std::string& body) override
    {
        asked.push_back(method + " " + target);
        auto answer = own_.ask(method, target, body);
        if (!steps.empty()) {
            steps.front()();
            steps.erase(steps.begin());
        }
        return answer;
    }
    [[nodiscard]] bool goes_on() const override { return running; }

    bool running = true;
    std::vector<std::function<void()>> steps;
    std::vector<std::string> asked;

private:
    OwnDaemon own_;
};

class CommandsTest : public ::testing::Test {
protected:
    // The chart of the one story: each title with its state so far.
    void lay_out(const std::vector<std::pair<std::string, PlaceState>>& chart)
    {
        house.memory.name_story(1, house.pulp, {});
        house.memory.set_chart(1, "deezer");
        std::vector<Place> places;
        for (const auto& [title, state] : chart) {
            Place place;
            place.rank = static_cast<int>(places.size()) + 1;
            place.state = state;
            place.recording.title = title;
            place.recording.id = "deezer:" + title;
            if (state != PlaceState::in_library) {
                const auto row = house.want(title);
                place.recording = row.recording;
                place.download = row.id;
            }
            places.push_back(place);
        }
        house.memory.set_places(1, places);
    }
    void complete(DownloadId id, const std::string& path)
    {
        house.memory.downloading(id, WebHouse::candidate());
        house.memory.placing(id, path);
        house.memory.placed(id, path, 4'000'000);
        house.memory.completed(id);
    }

    WebHouse house;
    SteppingDaemon daemon{house};
};

}
