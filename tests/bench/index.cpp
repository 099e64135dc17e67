// SPDX-License-Identifier: MIT
// What the index of a large library takes: time and memory for each song, and time for each question. Run by hand,
// built with optimisation:
//   bench-index [SONGS]      1000000 songs
#include "plugin/music/recording_index.hpp"
#include "tests/bench/names.hpp"
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <malloc.h>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace topfive;
using Microseconds = std::chrono::duration<double, std::micro>;

namespace {

// Time of this thread on its processor: what others do on the machine does not count.
Microseconds cpu_now()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return Microseconds(static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3);
}

struct Tagged {
    std::string artist, album, title;
    std::uint32_t length_ms;
};

// Every album has one to fourteen songs, every artist one to three albums.
template <typename Take>
void each_song(Names& names, std::size_t left, Take take)
{
    while (left > 0) {
        const auto artist = names.next(3) + ' ' + names.next(2);
        for (auto albums = 1 + names.below(3); albums > 0 && left > 0; --albums) {
            const auto album = names.next(3);
            for (auto songs = 1 + names.below(14); songs > 0 && left > 0; --songs, --left)
                take(Tagged{artist, album, names.next(4), static_cast<std::uint32_t>(120000 + names.below(300000))});
        }
    }
}

std::size_t memory()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

Recording recording(const Tagged& song)
{
    Recording result;
    result.title = song.title;
    result.artists = {song.artist};
    result.album = song.album;
    result.length = std::chrono::milliseconds(song.length_ms);
    return result;
}

// A sign in the middle doubled: of one byte or more.
std::string mistyped(const std::string& text)
{
    auto at = text.size() / 2;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    auto end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return text.substr(0, end) + text.substr(at);
}

void ask(std::string_view what, const RecordingIndex& index, const std::vector<Tagged>& songs,
         const std::function<Recording(const Tagged&)>& question)
{
    std::vector<double> took;
    std::size_t found = 0;
    for (const auto& song : songs) {
        const auto asked = question(song);
        const auto start = cpu_now();
        found += index.find(asked) ? 1 : 0;
        took.push_back((cpu_now() - start).count());
    }
    std::ranges::sort(took);
    fmt::print("  {:18} median {:6.0f} us, p99 {:6.0f} us, longest {:6.0f} us; {:.0f} % found\n", what,
               took[took.size() / 2], took[took.size() * 99 / 100], took.back(),
               100.0 * static_cast<double>(found) / static_cast<double>(songs.size()));
}

void measure(std::string_view script, Names names, std::size_t songs)
{
    std::vector<Tagged> asked;
    std::optional<RecordingIndex> index;
    const auto before = memory();
    index.emplace();
    Microseconds took{0};
    std::size_t number = 0;
    each_song(names, songs, [&](const Tagged& song) {
        const auto start = cpu_now();
        index->add({song.title, song.artist, song.artist, song.album, {}, song.length_ms});
        took += cpu_now() - start;
        if (++number % (songs / 2000 + 1) == 0)
            asked.push_back(song);
    });
    const auto held = memory() - before;
    fmt::print("{}: {} songs, {:.2f} us and {:.1f} bytes a song, {:.1f} MB in all\n", script, songs,
               took.count() / static_cast<double>(songs), static_cast<double>(held) / static_cast<double>(songs),
               static_cast<double>(held) / 1e6);
    ask("as it stands", *index, asked, recording);
    ask("title mistyped", *index, asked, [](auto song) {
        song.title = mistyped(song.title);
        return recording(song);
    });
    ask("artist mistyped", *index, asked, [](auto song) {
        song.artist = mistyped(song.artist);
        return recording(song);
    });
    ask("both mistyped", *index, asked, [](auto song) {
        song.artist = mistyped(song.artist);
        song.title = mistyped(song.title);
        return recording(song);
    });
    ask("no artist, no album", *index, asked, [](auto song) {
        song.artist.clear();
        song.album.clear();
        return recording(song);
    });
    ask("another artist's", *index, asked, [&](auto song) {
        song.artist = names.next(3) + ' ' + names.next(3);
        return recording(song);
    });
    ask("nobody has it", *index, asked, [&](auto song) {
        song.title = names.next(5) + ' ' + names.next(5);
        return recording(song);
    });
}

}

int main(int count, char** words)
{
    const std::size_t songs = count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000'000;
    measure("Latin", Names(), songs);
    measure("Cyrillic", Names(Names::letters("б в г д ж з к л м н п р с т ф х ш щ"), Names::letters("а е и о у ы ю я")),
            songs);
    measure("Kana and Han",
            Names(Names::letters("か さ た な 山 川 田 米 夜"), Names::letters("あ い う え お ん 子 美")), songs);
}
