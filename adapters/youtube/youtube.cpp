// SPDX-License-Identifier: MIT
#include "adapters/youtube/youtube.hpp"
#include "adapters/youtube/rest.hpp"
#include "adapters/youtube/yt_dlp.hpp"
#include "plugin/errors.hpp"
#include "plugin/fetching/best_match.hpp"
#include <algorithm>
#include <numeric>
#include <utility>

namespace topfive {
namespace {

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

    // What one way has nothing good for is left to the next; the last one's word is final.
    void search(std::span<const Recording> recordings, std::stop_token stop, const Offer& offer) override
    {
        std::vector<std::vector<Candidate>> found(recordings.size());
        std::vector<std::size_t> open(recordings.size());
        std::iota(open.begin(), open.end(), 0);
        for (std::size_t way = 0; way < ways_.size() && !open.empty(); ++way) {
            const bool last = way + 1 == ways_.size();
            std::vector<std::size_t> settled;
            const auto take = [&](std::size_t n, std::vector<Candidate> more) {
                merge(found[n], std::move(more));
                if (!last && !has_good(recordings[n], found[n]))
                    return;
                settled.push_back(n);
                offer(n, found[n]);
            };
            if (ways_[way] == "music")
                ask_music(recordings, open, take, last, stop);
            else
                ask_yt_dlp(recordings, open, take, stop);
            std::erase_if(open, [&](std::size_t n) { return std::ranges::find(settled, n) != settled.end(); });
        }
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
    using Take = std::function<void(std::size_t, std::vector<Candidate>)>;

    static bool has_good(const Recording& recording, const std::vector<Candidate>& found)
    {
        const auto judged = judge(recording, found);
        return !judged.empty() && judged.front().good;
    }

    // A fault ends this way: the next one is asked for the rest, unless there is none or YouTube wants quiet.
    void ask_music(std::span<const Recording> recordings, const std::vector<std::size_t>& open, const Take& take,
                   bool last, std::stop_token stop)
    {
        try {
            for (const auto n : open)
                take(n, music_.candidates(recordings[n], stop));
        } catch (const Unavailable& unavailable) {
            if (last || rest_.until() || stop.stop_requested())
                throw;
            log_.info("{}; yt-dlp searches instead", unavailable.what());
        }
    }

    void ask_yt_dlp(std::span<const Recording> recordings, const std::vector<std::size_t>& open, const Take& take,
                    std::stop_token stop)
    {
        std::vector<Recording> asked;
        asked.reserve(open.size());
        for (const auto n : open)
            asked.push_back(recordings[n]);
        yt_dlp_.search(asked, stop,
                       [&](std::size_t n, std::vector<Candidate> found) { take(open[n], std::move(found)); });
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
