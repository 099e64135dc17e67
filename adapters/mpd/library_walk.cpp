// SPDX-License-Identifier: MIT
#include "adapters/mpd/library_walk.hpp"

#include "adapters/mpd/line_reader.hpp"
#include "adapters/mpd/walked_answer.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <vector>

namespace topfive {

namespace {

// Asked for ahead of the answers, so that MPD and topfive work at the same time. MPD answers what it has of one client
// in a row: few and small answers only, or other clients wait.
constexpr std::size_t most_ahead = 4;
constexpr std::size_t bytes_ahead = 48 << 10;
constexpr std::size_t page_size = 4000;

enum class Ending { whole, refused, cut };

class Walk {
public:
    Walk(const MpdOptions& options, const std::function<void(const WalkedSong&)>& song,
         const std::function<void()>& between, const std::stop_token& stop)
        : options_(options), song_(song), between_(between), stop_(stop)
    {
    }

    std::size_t run()
    {
        folders_.emplace_back();
        mpd_.emplace(options_, stop_);
        while (!folders_.empty() || !asked_.empty()) {
            const auto before = mpd_->bytes_read();
            if (!ask() || read_answer(asked_.front()) == Ending::cut) {
                start_again();
                continue;
            }
            remember_size(mpd_->bytes_read() - before);
            for (auto& folder : answer_.folders())
                folders_.push_back(std::move(folder));
            take_songs();
            asked_.pop_front();
        }
        return count_;
    }

private:
    // Asks for more folders when few answers are under way. False: the connection is gone.
    bool ask()
    {
        const auto largest = *std::ranges::max_element(sizes_);
        const auto ahead = careful_ ? 1 : std::clamp<std::size_t>(bytes_ahead / (largest + 1), 1, most_ahead);
        if (asked_.size() > ahead / 2)
            return true;
        std::string lines;
        while (asked_.size() < ahead && !folders_.empty()) {
            lines += "lsinfo " + quoted(folders_.back()) + '\n';
            asked_.push_back(std::move(folders_.back()));
            folders_.pop_back();
        }
        return mpd_->send(lines);
    }

    void remember_size(std::size_t bytes) { sizes_[answers_++ % sizes_.size()] = bytes; }

    // Answers are taken whole or not at all, so that no song is counted twice after a cut.
    Ending read_answer(const std::string& folder)
    {
        answer_.clear();
        while (const auto line = mpd_->line()) {
            if (*line == "OK")
                return Ending::whole;
            if (line->starts_with("ACK [4@"))
                throw Refused(fmt::format("mpd: may not read the library (needs the permission \"read\"): {}", *line));
            if (line->starts_with("ACK ")) { // the folder is gone meanwhile; so the database has changed
                answer_.clear();
                return Ending::refused;
            }
            answer_.read(*line);
        }
        if (stop_.stop_requested())
            throw Unavailable(fmt::format("mpd: reading folder \"{}\" was stopped", folder));
        return Ending::cut;
    }

    void take_songs()
    {
        for (std::size_t place = 0; place < answer_.songs(); ++place)
            song_(answer_.song(place));
        count_ += answer_.songs();
        between_();
    }

    // One answer was too large for MPD's output buffer, or MPD itself went. Asked for one by one the guilty folder
    // shows; it is read by pages.
    void start_again()
    {
        mpd_.emplace(options_, stop_);
        if (careful_ && asked_.size() == 1) {
            read_pages(asked_.front());
            asked_.clear();
            careful_ = false;
            return;
        }
        careful_ = true;
        for (; !asked_.empty(); asked_.pop_back())
            folders_.push_back(std::move(asked_.back()));
    }

    void read_pages(const std::string& folder)
    {
        // An empty folder is understood inside a filter expression only.
        const std::string base = folder.empty() ? "\"(base '')\"" : "base " + quoted(folder);
        for (std::size_t from = 0;; from += page_size) {
            if (!mpd_->send(fmt::format("find {} window {}:{}\n", base, from, from + page_size)) ||
                read_answer(folder) != Ending::whole)
                throw Unavailable(fmt::format("mpd: cannot read the folder \"{}\" of the library", folder));
            take_songs();
            if (answer_.songs() < page_size)
                return;
        }
    }

    const MpdOptions& options_;
    const std::function<void(const WalkedSong&)>& song_;
    const std::function<void()>& between_;
    const std::stop_token& stop_;
    std::optional<LineReader> mpd_;
    WalkedAnswer answer_;
    std::vector<std::string> folders_; // not asked for yet
    std::deque<std::string> asked_;    // their answers come in this order
    std::array<std::size_t, 16> sizes_{};
    std::size_t answers_ = 0;
    std::size_t count_ = 0;
    bool careful_ = false;
};

}

std::size_t walk_library(const MpdOptions& options, const std::function<void(const WalkedSong&)>& song,
                         const std::function<void()>& between, std::stop_token stop)
{
    return Walk(options, song, between, stop).run();
}

}
