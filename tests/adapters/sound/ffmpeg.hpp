// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/subprocess.hpp"
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <initializer_list>
#include <numbers>
#include <random>
#include <string>
#include <utility>
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

// Writes something like music as a WAV file: two voices and a bass that change twice a second by the rules of the seed,
// and a beat. Two seeds are two songs.
inline void compose(const std::filesystem::path& file, unsigned seed, int seconds)
{
    constexpr int rate = 22'050;
    std::mt19937 random(seed);
    std::vector<std::int16_t> samples;
    for (int step = 0; step < 2 * seconds; ++step) {
        const auto note = [&](double base) { return base * std::pow(2.0, static_cast<double>(random() % 24) / 12); };
        const double voice = note(220), chord = note(330), bass = note(60);
        for (int n = 0; n < rate / 2; ++n) {
            const double t = static_cast<double>(n) / rate;
            const auto tone = [&](double hertz) { return std::sin(2 * std::numbers::pi * hertz * t); };
            const double beat = (static_cast<double>(random() % 2001) / 1000 - 1) * std::exp(-30 * t);
            const double sum = 0.2 * tone(voice) + 0.1 * tone(2 * voice) + 0.15 * tone(chord) + 0.25 * tone(bass);
            samples.push_back(static_cast<std::int16_t>(20'000 * (sum + 0.2 * beat)));
        }
    }
    const auto bytes = static_cast<std::uint32_t>(samples.size() * 2);
    std::ofstream out(file, std::ios::binary);
    const auto number = [&](std::uint32_t value, int size) { // little-endian, as the machines that run this
        out.write(reinterpret_cast<const char*>(&value), size);
    };
    out << "RIFF";
    number(36 + bytes, 4);
    out << "WAVEfmt ";
    for (const auto& [value, size] : {std::pair{16U, 4},
                                      {1U, 2},
                                      {1U, 2},
                                      {std::uint32_t{rate}, 4},
                                      {std::uint32_t{rate} * 2, 4},
                                      {2U, 2},
                                      {16U, 2}})
        number(value, size);
    out << "data";
    number(bytes, 4);
    out.write(reinterpret_cast<const char*>(samples.data()), static_cast<std::streamsize>(bytes));
}

}
