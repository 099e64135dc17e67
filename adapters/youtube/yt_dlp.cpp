// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "adapters/youtube/download_round.hpp"
#include "plugin/errors.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace topfive {
namespace {

using namespace std::chrono_literals;

// What YouTube or yt-dlp quotes of the question must not be taken for its answer: songs are called "Captcha".
std::string without(std::string line, std::span<const std::string> quoted)
{
    for (const auto& text : quoted)
        for (auto at = line.find(text); at != std::string::npos; at = line.find(text, at))
            line.erase(at, text.size());
    return line;
}

Command download(const YtDlpOptions& options, std::span<const std::string> ids, const std::filesystem::path& folder)
{
    Command command{.argv = fetch_command(options, ids), .folder = folder};
    // A server may send more than it announced.
    command.largest_file = options.max_size == 0 ? 0 : options.max_size + 1'000'000;
    command.silence_limit = options.silence_limit + options.pause;
    command.time_limit = (options.download_limit + options.pause) * ids.size();
    return command;
}

// The picks at the front that one process can take: it knows songs by their video only. It sleeps before its first
// download too, so where there are pauses the very first song, which need not wait, goes alone.
std::vector<const Pick*> batch_of(const std::vector<const Pick*>& left, bool first_alone)
{
    std::vector<const Pick*> batch;
    for (const Pick* pick : left) {
        if (first_alone && !batch.empty())
            break;
        if (std::any_of(batch.begin(), batch.end(),
                        [&](const Pick* other) { return other->candidate.id == pick->candidate.id; }))
            break;
        batch.push_back(pick);
    }
    return batch;
}

// Those whose mark is set.
template <class T>
void keep(std::vector<T>& all, const std::vector<bool>& marks)
{
    std::size_t n = 0;
    std::erase_if(all, [&](const T&) { return !marks[n++]; });
}

}

YtDlp::YtDlp(YtDlpOptions options, Rest& rest, Progress& progress, Log& log)
    : options_(std::move(options)), rest_(rest), progress_(progress), log_(log), gate_(options_.pause)
{
}

void YtDlp::search(std::span<const Recording> recordings, std::stop_token stop, const Offer& offer)
{
    std::vector<std::string> texts;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < recordings.size(); ++place) {
        auto text = search_text(recordings[place]);
        if (text.empty()) {
            offer(place, {});
            continue;
        }
        texts.push_back(std::move(text));
        places.push_back(place);
    }
    const auto asked = texts.size();
    for (int attempt = 0; attempt < 2 && !texts.empty(); ++attempt) {
        std::vector<bool> failed(texts.size(), true);
        const auto ending = ask(texts, stop, [&, next = std::size_t{0}](const SearchAnswer& answer) mutable {
            const auto n = next++;
            if (n >= texts.size() || answer.failed)
                return;
            failed[n] = false;
            offer(places[n], answer.candidates);
        });
        keep(texts, failed);
        keep(places, failed);
        if (ending.how == Ending::How::timed_out && texts.size() == asked)
            break; // it hangs: said now, and tried again by the ladder
    }
    if (!texts.empty() && texts.size() == asked)
        throw Unavailable(fmt::format("yt-dlp: search for “{}”: {}", texts.front(), health().front().error));
    for (std::size_t n = 0; n < texts.size(); ++n) {
        log_.warning("yt-dlp: search for “{}” failed twice: {}", texts[n], health().front().error);
        offer(places[n], {});
    }
}

Ending YtDlp::ask(std::span<const std::string> texts, std::stop_token stop,
                  const std::function<void(const SearchAnswer&)>& tell)
{
    rest_.check();
    bool well = false;
    std::optional<Trouble> general;
    std::string error;
    std::stop_source enough;
    const std::stop_callback stopped(stop, [&] { enough.request_stop(); });
    Command command{.argv = search_command(options_, texts)};
    command.time_limit = options_.search_limit + options_.text_limit * texts.size();
    const auto read = [&](std::string_view line) {
        if (auto answer = read_search_line(line)) {
            well |= !answer->failed;
            tell(*answer);
        } else if (const auto trouble = read_trouble(without(std::string(line), texts))) {
            error = trouble->text;
            if (trouble->concerns_all()) {
                general = trouble;
                enough.request_stop();
            }
        } else if (!line.empty()) {
            error = line.substr(0, 400);
        }
    };
    const auto ending = run(command, read, enough.get_token());
    if (general)
        rest(Rest::Request::search, *general);
    if (stop.stop_requested())
        throw Unavailable("yt-dlp: search: stopped");
    if (ending.how != Ending::How::exited || ending.code > 1)
        error = fmt::format("it {}{}{}", words(ending), error.empty() ? "" : ": ", error);
    remember(well ? "" : error.empty() ? "it gave no answer" : error);
    if (well)
        rest_.works(Rest::Request::search);
    return ending;
}

void YtDlp::fetch(std::span<const Pick> picks, std::stop_token stop, const std::function<void(const Fetched&)>& done)
{
    rest_.check();
    std::vector<const Pick*> left;
    for (const Pick& pick : picks) {
        if (is_video_id(pick.candidate.id))
            left.push_back(&pick);
        else
            done({pick.download, pick.candidate, {}, Failure{Failure::Kind::candidate, "this is not a video's id"}});
    }
    bool first_alone = options_.pause.count() > 0;
    while (!left.empty() && !stop.stop_requested())
        fetch_batch(left, batch_of(left, std::exchange(first_alone, false)), stop, done);
}

void YtDlp::fetch_batch(std::vector<const Pick*>& left, const std::vector<const Pick*>& batch, std::stop_token stop,
                        const std::function<void(const Fetched&)>& done)
{
    std::vector<std::string> ids;
    ids.reserve(batch.size());
    for (const Pick* pick : batch)
        ids.push_back(pick->candidate.id);
    const auto turn = gate_.enter(batch.size() > 1, stop);
    if (!turn)
        return;
    rest_.check(); // it may have begun while this waited
    const TemporaryDirectory folder("yt-dlp", batch.front()->folder.parent_path());
    std::stop_source enough;
    const std::stop_callback stopped(stop, [&] { enough.request_stop(); });
    DownloadRound round(batch, folder.path(), progress_, done);
    const auto ending = run(
        download(options_, ids, folder.path()),
        [&](std::string_view line) {
            round.read(line);
            if (round.general())
                enough.request_stop();
        },
        enough.get_token());
    round.close(ending);

    left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(batch.size()));
    const auto open = round.unsettled();
    left.insert(left.begin(), open.begin(), open.end());
    if (round.any_whole())
        rest_.works(Rest::Request::download);
    if (round.general() && round.general()->concerns_all())
        rest(Rest::Request::download, *round.general());
    remember(round.general() ? round.general()->text : round.fault());
    if (round.general() && !left.empty())
        throw Unavailable("yt-dlp: " + round.general()->text);
}

Ending YtDlp::run(const Command& command, const std::function<void(std::string_view)>& read, std::stop_token stop)
{
    try {
        return run_program(command, read, nullptr, stop);
    } catch (const Unavailable& missing) {
        remember(missing.what());
        throw;
    }
}

void YtDlp::rest(Rest::Request cause, const Trouble& trouble)
{
    const auto until = rest_.begin(cause, trouble.text, trouble.rest);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(trouble.rest.value_or(0min));
    log_.warning("youtube: no more requests for now{}: {}",
                 minutes > 0min ? fmt::format(" ({} min, as it said)", minutes.count()) : "", trouble.text);
    throw Unavailable("youtube: " + trouble.text, until);
}

void YtDlp::remember(const std::string& error)
{
    const std::lock_guard lock(mutex_);
    used_ = true;
    error_ = error;
    all_faults_ += error.empty() ? 0 : 1;
}

std::vector<ServiceHealth> YtDlp::health() const
{
    const auto until = rest_.until();
    const std::lock_guard lock(mutex_);
    if (until)
        return {{"youtube", "paused", until, rest_.why(), all_faults_}};
    return {{"youtube", !used_ ? "unused" : error_.empty() ? "ok" : "failing", {}, error_, all_faults_}};
}

}
