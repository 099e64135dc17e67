// SPDX-License-Identifier: MIT
#include "adapters/sound/wave_head.hpp"

#include "plugin/errors.hpp"

#include <algorithm>

namespace topfive {

namespace {

// Little-endian.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t n = size; n-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + n]);
    return value;
}

PcmFormat format_of(std::string_view chunk)
{
    const PcmFormat format{static_cast<int>(std::min(number(chunk, 4, 4), 768'000U)),
                           static_cast<int>(number(chunk, 2, 2))};
    if (format.sample_rate < 1 || format.channels < 1 || format.channels > 2 || number(chunk, 14, 2) != 32)
        throw Fault("ffmpeg: not the samples that it was asked for");
    return format;
}

}

std::optional<WaveHead> read_wave_head(std::string_view bytes)
{
    constexpr std::size_t longest = 4096;
    constexpr std::size_t riff = 12; // "RIFF", a size, "WAVE"
    std::optional<PcmFormat> format;
    for (std::size_t at = riff; at + 8 <= std::min(bytes.size(), longest);) {
        const auto name = bytes.substr(at, 4);
        const std::size_t size = number(bytes, at + 4, 4);
        at += 8;
        if (name == "data" && format)
            return WaveHead{*format, at};
        if (size > longest)
            break;
        if (name == "fmt " && size >= 16 && bytes.size() >= at + size)
            format = format_of(bytes.substr(at, size));
        at += size;
    }
    if (!bytes.substr(0, 4).starts_with(std::string_view("RIFF").substr(0, bytes.size())) || bytes.size() >= longest)
        throw Fault("ffmpeg: no samples");
    return {};
}

}
