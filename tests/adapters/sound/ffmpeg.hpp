// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/subprocess.hpp"
#include <filesystem>
#include <gtest/gtest.h>
#include <initializer_list>
#include <string>
#include <vector>

namespace topfive {

// Makes files with ffmpeg: what a test hears is a real one.
inline void ffmpeg(const std::filesystem::path& file, std::vector<std::string> how)
{
    Command command{.argv = {"ffmpeg", "-v", "error", "-nostdin", "-y"}};
    command.argv.insert(command.argv.end(), how.begin(), how.end());
    command.argv.push_back("file:" + file.string());
    std::string said;
    const auto ending = run_program(
        command, [](std::string_view) {}, [&](std::string_view line) { said += std::string(line) + "\n"; }, {});
    ASSERT_TRUE(ending.clean()) << said;
}

// A file of a source of ffmpeg's: "sine=frequency=440:duration=3".
inline void sound_of(const std::filesystem::path& file, const std::string& source, const std::string& codec = "libopus",
                     std::initializer_list<std::string> more = {})
{
    std::vector<std::string> how{"-f", "lavfi", "-i", source, "-ac", "2", "-c:a", codec};
    how.insert(how.end(), more.begin(), more.end());
    ffmpeg(file, std::move(how));
}

// Something like music: chords that change every half second by a rule of the seed, a bass, a beat. Two seeds are two
// songs.
inline std::string song(int seed, double seconds)
{
    const auto tone = [&](const std::string& weight, int base, int step) {
        return weight + "*sin(2*PI*t*" + std::to_string(base) + "*pow(2,mod(floor(t*2)*" + std::to_string(step) +
               "*(1+mod(floor(t/4)*" + std::to_string(seed) + "\\,5))+floor(t*2)*floor(t*2)*" +
               std::to_string(seed % 7 + 1) + "\\,17)/12))";
    };
    const std::string melody = tone("0.20", 220 + 10 * (seed % 5), 3 + seed % 11);
    const std::string chord = tone("0.15", 330 + 7 * (seed % 3), 5 + seed % 7);
    const std::string bass = tone("0.25", 70 + seed % 13, 2 + seed % 5);
    const std::string beat = "0.3*(random(0)-0.5)*exp(-30*mod(t*2\\,1))";
    return "aevalsrc=exprs='" + melody + "+" + chord + "+" + bass + "+" + beat +
           "':s=44100:d=" + std::to_string(seconds);
}

}
