// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include "plugin/ports/source.hpp"
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace topfive {

// A source that has every song as the artist's own audio, unless told otherwise. Ids are "v" and the recording's id.
class FakeSource : public Source {
public:
    [[nodiscard]] std::string_view name() const override { return called; }

    void search(std::span<const Recording> recordings, std::stop_token, const Offer& offer) override
    {
        if (rests)
            throw Unavailable(called + ": 429", *rests);
        if (away)
            throw Unavailable(called + ": is away");
        ++searches;
        for (std::size_t place = 0; place < recordings.size(); ++place) {
            const Recording& recording = recordings[place];
            before_search();
            searched.push_back(recording.title);
            std::vector<Candidate> candidates;
            if (std::ranges::find(lacks, recording.title) == lacks.end())
                for (int i = 0; i < copies; ++i)
                    candidates.push_back(candidate(recording, i));
            offer(place, candidates);
        }
    }

    void fetch(std::span<const Pick> picks, std::stop_token, const std::function<void(const Fetched&)>& done) override
    {
        if (missing)
            throw Unavailable("fake: cannot be started");
        ++rounds;
        for (const Pick& pick : picks) {
            meanwhile();
            fetched.push_back(pick.candidate.id);
            Fetched result{pick.download, pick.candidate, pick.folder / (pick.candidate.id + ".opus"), {}, packed};
            if (const auto failure = failures.find(pick.candidate.id); failure != failures.end())
                result.failure = failure->second;
            done(result);
        }
    }

    std::string called = "fake";
    std::string ids;                         // what they begin with, where the name does not tell
    int copies = 1;                          // candidates of each recording
    std::vector<std::string> lacks;          // titles that it offers nothing for
    std::map<std::string, Failure> failures; // by candidate id
    std::optional<std::chrono::system_clock::time_point> rests;
    bool missing = false;
    bool packed = false; // what it fetches
    bool away = false;
    std::function<void()> before_search = [] {}; // of each recording
    std::function<void()> meanwhile = [] {};     // before each download
    int searches = 0;
    int rounds = 0;                    // of downloads
    std::vector<std::string> searched; // titles, in order
    std::vector<std::string> fetched;  // candidate ids, in order

private:
    [[nodiscard]] Candidate candidate(const Recording& recording, int copy) const
    {
        Candidate one;
        one.source = called;
        one.id = (!ids.empty()       ? ids
                  : called == "fake" ? "v"
                                     : called + "-") +
                 recording.id + (copy == 0 ? "" : "." + std::to_string(copy));
        one.title = recording.title;
        one.channel = recording.main_artist() + " - Topic";
        one.artists = recording.artists;
        one.length = recording.length;
        one.views = 1000U - static_cast<unsigned>(copy);
        one.verified = true;
        one.kind = Candidate::Kind::label_audio;
        return one;
    }
};

}
