// SPDX-License-Identifier: MIT
#include "adapters/sound/decoder_words.hpp"

#include <charconv>
#include <optional>

namespace topfive {

namespace {

constexpr std::size_t longest_complaint = 400;

// Cuts `beginning` off, if the text begins so.
bool take(std::string_view& text, std::string_view beginning)
{
    if (!text.starts_with(beginning))
        return false;
    text.remove_prefix(beginning.size());
    return true;
}

// "00:03:20.01", hundredths; "N/A".
std::optional<std::chrono::milliseconds> length(std::string_view text)
{
    std::int64_t hundredths = 0;
    for (const auto& [factor, end] : {std::pair{360'000, ':'}, {6'000, ':'}, {100, '.'}, {1, ','}}) {
        std::int64_t number = 0;
        const auto [after, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || number < 0 || number > 1'000 || after == text.data() + text.size() || *after != end)
            return {};
        text.remove_prefix(static_cast<std::size_t>(after - text.data()) + 1);
        hundredths += number * factor;
    }
    return std::chrono::milliseconds(hundredths * 10);
}

}

// libavutil/log.c: "[matroska @ 0x5581] [error] text", the part that speaks first, if one does. libavformat/dump.c
// writes what files say of themselves four columns in, so that no file can say any of this.
void DecoderWords::read(std::string_view line)
{
    if (line.starts_with('[') && line.find(" @ 0x") < line.find(']'))
        line.remove_prefix(std::min(line.size(), line.find(']') + 2));
    if (take(line, "[error] ") || take(line, "[fatal] ") || take(line, "[panic] ")) {
        if (complaint.empty())
            complaint = line.substr(0, longest_complaint);
        return;
    }
    if (!take(line, "[info] "))
        return;
    if (line.starts_with("Stream mapping:") || line.starts_with("Output #"))
        of_input_ = false;
    if (!of_input_)
        return;
    if (take(line, "  Duration: "))
        told = length(line).value_or(std::chrono::milliseconds(0));
    else if (const auto at = line.find(": Audio: "); codec.empty() && line.starts_with("  Stream #") && at != line.npos)
        codec = line.substr(at + 9, line.find_first_of(" ,", at + 9) - at - 9);
}

}
