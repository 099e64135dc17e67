// SPDX-License-Identifier: MIT
#include "adapters/youtube/youtube.hpp"
#include "adapters/youtube/rest.hpp"
#include "adapters/youtube/yt_dlp.hpp"
#include "plugin/errors.hpp"
#include "plugin/fetching/best_match.hpp"
#include <algorithm>
#include <utility>

namespace topfive {
namespace {

using Found = std::vector<std::vector<Candidate>>;

void merge(std::vector<Candidate>& found, std::vector<Candidate> more)
{
    for (auto& candidate : more)
        if (std::none_of(found.begin(), found.end(), [&](const Candidate& known) { return known.id == candidate.id; }))
            found.push_back(std::move(candidate));
}

class SearchedTwice : public Youtube {
public:
    SearchedTwice(YoutubeOptions options, HttpClient& http, Answers& answers, Rest& rest, Progress& progress,
                  const Clock& clock, Log& log)
        : ways_(std::move(options.search)), rest_(rest), log_(log),
          music_(std::move(options.music), http, answers, rest, clock),
          yt_dlp_(std::move(options.yt_dlp), rest, progress, log)
    {
    }

    [[nodiscard]] std::string_view name() const override { return "youtube"; }

    Found search(std::span<const Recording> recordings, std::stop_token stop) override
    {
        Found found(recordings.size());
        for (std::size_t way = 0; way < ways_.size(); ++way) {
            const auto open = without_good(recordings, found);
            if (open.empty())
                break;
            if (ways_[way] == "music")
                ask_music(recordings, open, found, way + 1 == ways_.size(), stop);
            else
                ask_yt_dlp(recordings, open, found, stop);
        }
        return found;
    }

    void fetch(std::span<const Pick> picks, std::stop_token stop,
               const std::function<void(const Fetched&)>& done) override
    {
        yt_dlp_.fetch(picks, stop, done);
    }

    [[nodiscard]] std::vector<ServiceHealth> health() const override
    {
        auto all = yt_dlp_.health();
        if (std::find(ways_.begin(), ways_.end(), "music") != ways_.end())
            std::ranges::move(music_.health(), std::back_inserter(all));
        return all;
    }

private:
    static std::vector<std::size_t> without_good(std::span<const Recording> recordings, const Found& found)
    {
        std::vector<std::size_t> open;
        for (std::size_t n = 0; n < recordings.size(); ++n) {
            const auto judged = judge(recordings[n], found[n]);
            if (judged.empty() || !judged.front().good)
                open.push_back(n);
        }
        return open;
    }

    // A fault ends this way: the next one is asked for the rest, unless there is none or YouTube wants quiet.
    void ask_music(std::span<const Recording> recordings, const std::vector<std::size_t>& open, Found& found, bool last,
                   std::stop_token stop)
    {
        try {
            for (const auto n : open)
                merge(found[n], music_.candidates(recordings[n], stop));
        } catch (const Unavailable& unavailable) {
            if (last || rest_.until() || stop.stop_requested())
                throw;
            log_.info("{}; yt-dlp searches instead", unavailable.what());
        }
    }

    void ask_yt_dlp(std::span<const Recording> recordings, const std::vector<std::size_t>& open, Found& found,
                    std::stop_token stop)
    {
        std::vector<Recording> asked;
        for (const auto n : open)
            asked.push_back(recordings[n]);
        auto answers = yt_dlp_.search(asked, stop);
        for (std::size_t n = 0; n < open.size(); ++n)
            merge(found[open[n]], std::move(answers[n]));
    }

    const std::vector<std::string> ways_;
    Rest& rest_;
    Log& log_;
    YoutubeMusic music_;
    YtDlp yt_dlp_;
};

}

std::unique_ptr<Youtube> make_youtube(YoutubeOptions options, HttpClient& http, Answers& answers, Rest& rest,
                                      Progress& progress, const Clock& clock, Log& log)
{
    return std::make_unique<SearchedTwice>(std::move(options), http, answers, rest, progress, clock, log);
}

}
