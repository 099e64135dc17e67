// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/youtube/yt_dlp_output.hpp"
#include "adapters/youtube/yt_dlp_trouble.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/source.hpp"
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

struct Ending;

// What becomes of the picks of one downloading process, told line by line. Every pick is settled once: by its file, by
// an error line, or by the end of the process.
class DownloadRound {
public:
    using Done = std::function<void(const Fetched&)>;

    // Finished files are moved from `folder`, where the process runs, to their pick's folder. No two picks share a
    // video.
    DownloadRound(std::vector<const Pick*> picks, std::filesystem::path folder, Progress&, const Done&);

    void read(std::string_view line);
    // The process is over: what is not settled was filtered out as too large when it ended well. One that was killed or
    // hung takes the blame on the pick it was at; those after it stay unsettled.
    void close(const Ending&);

    // Set when no other pick would fare better: YouTube must rest, the disk is full. Its process should end.
    [[nodiscard]] const std::optional<Trouble>& general() const { return general_; }
    [[nodiscard]] std::vector<const Pick*> unsettled() const { return picks_; }
    [[nodiscard]] bool any_whole() const { return any_whole_; }
    // The last thing that went wrong with yt-dlp or the way to YouTube, rather than with one video; empty: nothing.
    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    using Place = std::vector<const Pick*>::iterator;
    [[nodiscard]] Place of(std::string_view id);
    void follow(const FetchLine&);
    void take(const Trouble&);
    void finish(Place, const std::string& name);
    void fail(Place, Failure);
    void settle(Place, const Fetched&);
    void report(const Pick&, Stage, const FetchLine&);

    std::vector<const Pick*> picks_; // not yet settled, in order
    const std::filesystem::path folder_;
    Progress& progress_;
    const Done& done_;
    std::string current_; // the video that the process is at
    std::optional<Trouble> general_;
    std::string last_words_; // of an error that names no video, or of a crash
    std::string fault_;
    bool any_whole_ = false;
};

}
