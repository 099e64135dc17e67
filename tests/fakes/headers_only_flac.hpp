// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// A FLAC file of headers alone: MPD lists it with its tags and its length. There is nothing to hear in it, and MPD
// 0.23 may hang when it is to play it.
class HeadersOnlyFlac {
public:
    using Tags = std::vector<std::pair<std::string, std::string>>; // "ARTIST", "Pulp"

    static void write(const std::filesystem::path& path, const Tags& tags, unsigned seconds = 200)
    {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << "fLaC" << stream_info(seconds) << comments(tags);
    }

private:
    static std::string big_endian(std::uint64_t number, int bytes)
    {
        std::string text;
        while (bytes-- > 0)
            text += static_cast<char>(number >> (8 * bytes) & 0xff);
        return text;
    }
    static std::string little_endian(std::size_t number)
    {
        std::string text;
        for (int i = 0; i < 4; ++i)
            text += static_cast<char>(number >> (8 * i) & 0xff);
        return text;
    }
    // RFC 9639, 8.2: 44.1 kHz, two channels, 16 bits.
    static std::string stream_info(unsigned seconds)
    {
        constexpr std::uint64_t rate = 44100, channels = 2, bits = 16;
        const std::uint64_t packed = rate << 44 | (channels - 1) << 41 | (bits - 1) << 36 | rate * seconds;
        return big_endian(0, 1) + big_endian(34, 3) + big_endian(4096, 2) + big_endian(4096, 2) + big_endian(0, 6) +
               big_endian(packed, 8) + std::string(16, '\0');
    }
    static std::string comments(const Tags& tags)
    {
        std::string block = little_endian(4) + "test" + little_endian(tags.size());
        for (const auto& [name, value] : tags) {
            const std::string comment = name + "=" + value;
            block += little_endian(comment.size()) + comment;
        }
        return big_endian(0x84, 1) + big_endian(block.size(), 3) + block; // 0x80: the last block; 4: comments
    }
};

}
