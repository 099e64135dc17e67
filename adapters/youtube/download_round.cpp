// SPDX-License-Identifier: MIT
#include "adapters/youtube/download_round.hpp"
#include "adapters/io/subprocess.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

DownloadRound::DownloadRound(std::vector<const Pick*> picks, fs::path folder, Progress& progress, const Done& done)
    : picks_(std::move(picks)), folder_(std::move(folder)), progress_(progress), done_(done)
{
}

void DownloadRound::read(std::string_view line)
{
    if (general_)
        return;
    if (const auto told = read_fetch_line(line))
        follow(*told);
    else if (const auto trouble = read_trouble(line))
        take(*trouble);
    else if (!line.starts_with('@') && !line.empty())
        last_words_ = line.substr(0, 400);
}

void DownloadRound::close(const Ending& ending)
{
    if (general_ || ending.how == Ending::How::stopped)
        return;
    const bool ended = ending.how == Ending::How::exited;
    if (!ended && !picks_.empty()) {
        const auto at = of(current_);
        fail(at == picks_.end() ? picks_.begin() : at, {Failure::Kind::passing, "yt-dlp " + words(ending)});
        return;
    }
    while (!picks_.empty()) {
        if (last_words_.empty() && ending.code <= 1)
            fail(picks_.begin(),
                 {Failure::Kind::too_large, "over download.max_size or download.max_duration, or a live broadcast"});
        else
            fail(picks_.begin(), {Failure::Kind::passing, fmt::format("yt-dlp {}: {}", words(ending), last_words_)});
    }
}

DownloadRound::Place DownloadRound::of(std::string_view id)
{
    return std::find_if(picks_.begin(), picks_.end(), [&](const Pick* pick) { return pick->candidate.id == id; });
}

void DownloadRound::follow(const FetchLine& line)
{
    current_ = line.id;
    const auto place = of(line.id);
    if (place == picks_.end())
        return;
    switch (line.kind) {
    case FetchLine::Kind::begin:
    case FetchLine::Kind::progress:
        report(**place, Stage::downloading, line);
        break;
    case FetchLine::Kind::downloaded:
        report(**place, Stage::converting, line);
        break;
    case FetchLine::Kind::done:
        finish(place, line.file);
        break;
    }
}

void DownloadRound::take(const Trouble& trouble)
{
    if (trouble.concerns_all()) {
        general_ = trouble;
        return;
    }
    const auto place = of(trouble.id.empty() ? current_ : trouble.id);
    if (place != picks_.end())
        fail(place, trouble.failure());
    else if (trouble.id.empty())
        last_words_ = trouble.text;
    if (trouble.kind == Trouble::Kind::local)
        general_ = trouble;
}

void DownloadRound::finish(Place place, const std::string& name)
{
    const Pick& pick = **place;
    const auto whole = pick.folder / name;
    std::error_code broken;
    fs::create_directories(pick.folder, broken);
    fs::rename(folder_ / name, whole, broken);
    if (name.empty() || broken) {
        fail(place, {Failure::Kind::local, fmt::format("cannot move {} to {}: {}", name, pick.folder.native(),
                                                       name.empty() ? "it has no name" : broken.message())});
        return;
    }
    any_whole_ = true;
    settle(place, {pick.download, pick.candidate, whole, std::nullopt, true});
}

void DownloadRound::fail(Place place, Failure failure)
{
    if (failure.kind != Failure::Kind::candidate && failure.kind != Failure::Kind::too_large)
        fault_ = failure.text;
    settle(place, {(*place)->download, (*place)->candidate, {}, std::move(failure)});
}

void DownloadRound::settle(Place place, const Fetched& fetched)
{
    picks_.erase(place); // first: it is settled even if done_ throws
    done_(fetched);
}

void DownloadRound::report(const Pick& pick, Stage stage, const FetchLine& line)
{
    progress_.report({pick.download, stage, line.bytes, line.total, line.speed});
}

}
