// SPDX-License-Identifier: MIT
#include "plugin/fetching/outlook.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

constexpr std::uint64_t bytes_a_second = 130'000 / 8;
constexpr std::chrono::seconds usual_length{240}; // of a song whose length no service told
constexpr std::uint64_t megabyte = 1'000'000;

std::string counted(std::size_t number, const char* one, const char* many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

}

std::uint64_t bytes_to_come(const History::Outlook& outlook)
{
    const auto guessed = usual_length * outlook.unknown_lengths;
    return static_cast<std::uint64_t>((outlook.length + guessed).count()) * bytes_a_second;
}

std::string words(const History::Outlook& outlook)
{
    return fmt::format("{} searched: {}, {} owned, {} MB to come", counted(outlook.artists, "artist", "artists"),
                       counted(outlook.songs, "song", "songs"), outlook.owned,
                       (bytes_to_come(outlook) + megabyte - 1) / megabyte);
}

}
