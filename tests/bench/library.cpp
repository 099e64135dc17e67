// SPDX-License-Identifier: MIT
// How long until the index of a large library is ready, beside a bare walk with lsinfo over the same MPD, and how long
// another client's ping is held meanwhile. Run by hand on a quiet machine, built with optimisation:
//   bench-library [SONGS [RUNS [flat]]]      100000 songs, 7 runs; flat: all artists lie in the root
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/line_reader.hpp"
#include "tests/bench/names.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/private_mpd.hpp"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

using namespace topfive;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

struct Folder {
    Folder(std::string& text_, std::string path_, const std::string& name) : text(text_), path(std::move(path_))
    {
        text += fmt::format("directory: {}\nmtime: 1500000000\nbegin: {}\n", name, path);
    }
    ~Folder() { text += fmt::format("end: {}\n", path); }
    std::string& text;
    std::string path;
};

void add_album(std::string& text, Names& names, const std::string& folder, const std::string& artist, std::size_t& left)
{
    const auto album = fmt::format("{} {}", names.next(3), left);
    const Folder inside(text, folder + '/' + album, album);
    for (std::size_t track = 1, last = 1 + names.below(14); track <= last && left > 0; ++track, --left) {
        const auto title = names.next(4);
        text += fmt::format("song_begin: {0:02} - {1}.flac\nTime: {2}.5\nArtist: {3}\nAlbum: {4}\nAlbumArtist: {3}\n"
                            "Title: {1}\nTrack: {0}\nGenre: Rock\nDate: 1995\nFormat: 44100:16:2\n"
                            "mtime: 1600000000\nsong_end\n",
                            track, title, 120 + names.below(300), artist, album);
    }
}

std::string library_of(std::size_t left, bool flat)
{
    std::string text;
    Names names;
    for (std::size_t shard = 0; left > 0; ++shard) {
        std::string above;
        std::unique_ptr<Folder> around;
        if (!flat) {
            above = fmt::format("shelf {}/", shard);
            around = std::make_unique<Folder>(text, fmt::format("shelf {}", shard), fmt::format("shelf {}", shard));
        }
        for (int artists = 0; artists < 64 && left > 0; ++artists) {
            const auto artist = fmt::format("{} {}", names.next(3), left);
            const Folder inside(text, above + artist, artist);
            for (std::size_t albums = 1 + names.below(3); albums > 0 && left > 0; --albums)
                add_album(text, names, above + artist, artist, left);
        }
    }
    return text;
}

// One folder after the other; nothing is done with what MPD says.
std::size_t bare_walk(const MpdOptions& options)
{
    LineReader mpd(options, {});
    std::vector<std::string> folders{""};
    std::size_t songs = 0;
    while (!folders.empty()) {
        const auto asked = "lsinfo " + topfive::quoted(folders.back()) + '\n';
        folders.pop_back();
        if (!mpd.send(asked))
            std::abort();
        for (auto line = mpd.line(); line && *line != "OK"; line = mpd.line()) {
            if (line->starts_with("directory: "))
                folders.emplace_back(line->substr(11));
            songs += line->starts_with("file: ") ? 1 : 0;
        }
    }
    return songs;
}

std::size_t index_ready(const MpdOptions& options)
{
    FakeAnswers answers;
    FakeLog log;
    const SystemClock clock;
    MpdLibraryOptions with;
    with.mpd = options;
    with.music_directory = "/";
    const MpdLibrary library(with, answers, clock, log);
    library.wait_ready({});
    return library.facts().songs;
}

// Another client, which pings all the time and remembers the longest answer.
class Pinger {
public:
    explicit Pinger(const MpdOptions& options)
        : mpd_(options, {}), thread_([this](const std::stop_token& stop) { run(stop); })
    {
    }
    Milliseconds longest()
    {
        thread_.request_stop();
        thread_.join();
        return longest_;
    }

private:
    void run(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            const auto start = std::chrono::steady_clock::now();
            if (!mpd_.send("ping\n") || !mpd_.line())
                return;
            longest_ = std::max(longest_, Milliseconds(std::chrono::steady_clock::now() - start));
            std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
    }
    LineReader mpd_;
    Milliseconds longest_{0};
    std::jthread thread_;
};

struct Figures {
    std::vector<double> took, ping;
};

template <typename Work>
void measure(const MpdOptions& mpd, Figures& figures, std::size_t songs, Work work)
{
    Pinger pinger(mpd);
    const auto start = std::chrono::steady_clock::now();
    if (work(mpd) != songs)
        std::abort();
    figures.took.push_back(Milliseconds(std::chrono::steady_clock::now() - start).count());
    figures.ping.push_back(pinger.longest().count());
}

double median(std::vector<double> all)
{
    std::ranges::sort(all);
    return all[all.size() / 2];
}

void compare(const char* way, const MpdOptions& mpd, std::size_t songs, int runs)
{
    Figures bare, index;
    for (int run = 0; run < runs; ++run) {
        measure(mpd, bare, songs, bare_walk);
        measure(mpd, index, songs, index_ready);
    }
    fmt::print("{}: bare walk {:.0f} ms, index ready {:.0f} ms: ratio {:.2f}; another client's longest ping {:.1f} ms "
               "and {:.1f} ms (medians of {} runs)\n",
               way, median(bare.took), median(index.took), median(index.took) / median(bare.took), median(bare.ping),
               median(index.ping), runs);
}

}

int main(int count, char** words)
{
    const std::size_t songs = count > 1 ? std::strtoul(words[1], nullptr, 10) : 100'000;
    const int runs = count > 2 ? std::atoi(words[2]) : 7;
    PrivateMpd mpd("log_level \"notice\"\n");
    mpd.fill(library_of(songs, count > 3));
    compare("TCP   ", {mpd.address(), ""}, songs, runs);
    compare("socket", {mpd.socket(), ""}, songs, runs);
}
