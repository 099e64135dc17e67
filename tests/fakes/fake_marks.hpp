// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/marks.hpp"
#include "tests/fakes/fake_shelf.hpp"

namespace topfive {

// The marks of a shelf's files, as the test wrote them.
class FakeMarks : public Marks {
public:
    explicit FakeMarks(const FakeShelf& shelf) : shelf_(shelf) {}
    [[nodiscard]] std::string of(const std::string& path) const override
    {
        const auto known = written.find(path);
        return known == written.end() ? "" : known->second;
    }
    [[nodiscard]] std::map<std::string, std::string>
    find(const std::set<std::string>& tracks, std::chrono::system_clock::time_point, std::stop_token) const override
    {
        ++looks;
        std::map<std::string, std::string> found;
        for (const auto& [path, track] : written)
            if (tracks.contains(track) && shelf_.exists(path))
                found.emplace(track, path);
        return found;
    }

    std::map<std::string, std::string> written; // path, recording
    mutable int looks = 0;

private:
    const FakeShelf& shelf_;
};

}
