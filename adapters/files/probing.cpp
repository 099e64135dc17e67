// SPDX-License-Identifier: MIT
#include "adapters/files/probing.hpp"

#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"

#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace topfive {

namespace {

// A song takes well under a second.
constexpr std::chrono::seconds longest_run{60};

// The value of `name` in a line of ffprobe's compact form: "packet|pts_time=0.013500|duration_time=0.020000".
std::string_view field(std::string_view line, std::string_view name)
{
    for (auto bar = line.find('|'); bar != line.npos; bar = line.find('|', bar + 1)) {
        auto rest = line.substr(bar + 1);
        if (rest.starts_with(name) && rest.substr(name.size()).starts_with('=')) {
            rest.remove_prefix(name.size() + 1);
            return rest.substr(0, rest.find('|'));
        }
    }
    return {};
}

template <typename Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

struct Reading {
    Probe probe;
    double end = 0; // of the last packet, in seconds
    std::string complaint;

    void take(std::string_view line)
    {
        if (line.starts_with("packet|")) {
            if (const auto begin = number<double>(field(line, "pts_time")))
                end = *begin + number<double>(field(line, "duration_time")).value_or(0);
        } else if (line.starts_with("stream|")) {
            probe.codec = field(line, "codec_name");
            probe.channels = number<int>(field(line, "channels")).value_or(0);
            probe.sample_rate = number<int>(field(line, "sample_rate")).value_or(0);
        }
    }
    void complain(std::string_view line)
    {
        if (complaint.empty())
            complaint = line;
    }
};

}

Probe probe_with(const std::string& ffprobe, const std::filesystem::path& file, std::stop_token stop)
{
    Command command;
    // "file:" keeps a colon in a name from being a protocol; the white lists keep a playlist in disguise from opening
    // other files and addresses.
    command.argv = {ffprobe,
                    "-v",
                    "error",
                    "-protocol_whitelist",
                    "file",
                    "-format_whitelist",
                    "ogg,mov,mp3,flac",
                    "-select_streams",
                    "a:0",
                    "-show_entries",
                    "stream=codec_name,channels,sample_rate:packet=pts_time,duration_time",
                    "-of",
                    "compact",
                    "file:" + file.string()};
    command.time_limit = longest_run;
    Reading reading;
    const auto ending = run_program(
        command, [&](std::string_view line) { reading.take(line); },
        [&](std::string_view line) { reading.complain(line); }, stop);
    if (ending.how != Ending::How::exited)
        throw Unavailable(fmt::format("{} {}", ffprobe, words(ending)));
    if (ending.code != 0 || reading.probe.codec.empty() || reading.end <= 0)
        throw Fault(fmt::format("{} does not open as audio{}{}", file.filename().string(),
                                reading.complaint.empty() ? "" : ": ", reading.complaint));
    reading.probe.length = std::chrono::milliseconds(static_cast<std::int64_t>(reading.end * 1000));
    return reading.probe;
}

}
