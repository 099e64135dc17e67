// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/youtube/gate.hpp"
#include "adapters/youtube/rest.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/source.hpp"
#include <mutex>

namespace topfive {

struct Command;
struct Ending;
struct SearchAnswer;
struct Trouble;

// YouTube through the program yt-dlp: one process searches for many recordings, one process at a time downloads many
// songs. Safe from every thread.
class YtDlp : public Source, public Health {
public:
    YtDlp(YtDlpOptions, Rest&, Progress&, Log&);

    [[nodiscard]] std::string_view name() const override { return "youtube"; }
    // A recording whose search failed twice while others went well has no candidates.
    void search(std::span<const Recording>, std::stop_token, const Offer&) override;
    void fetch(std::span<const Pick>, std::stop_token, const std::function<void(const Fetched&)>& done) override;
    [[nodiscard]] std::vector<ServiceHealth> health() const override;

private:
    // Tells the answers in the order of the texts as they come; fewer when yt-dlp ends early.
    Ending ask(std::span<const std::string> texts, std::stop_token,
               const std::function<void(const SearchAnswer&)>& tell);
    void fetch_batch(std::vector<const Pick*>& left, const std::vector<const Pick*>& batch, std::stop_token,
                     const std::function<void(const Fetched&)>& done);
    Ending run(const Command&, const std::function<void(std::string_view)>& read, std::stop_token);
    [[noreturn]] void rest(Rest::Request, const Trouble&);
    void remember(const std::string& error); // empty: it went well

    const YtDlpOptions options_;
    Rest& rest_;
    Progress& progress_;
    Log& log_;
    Gate gate_;
    mutable std::mutex mutex_;
    bool used_ = false;
    std::string error_;
    std::uint64_t all_faults_ = 0;
};

}
