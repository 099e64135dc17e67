// SPDX-License-Identifier: MIT
#include "adapters/sound/probing.hpp"

#include "adapters/io/subprocess.hpp"
#include "plugin/errors.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace topfive {

namespace {

// It takes well under a second.
constexpr std::chrono::seconds longest_run{60};

// The value of `name` in a line of ffprobe's compact form: "stream|codec_name=opus|sample_rate=48000".
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

void take(Probe& probe, std::string_view line)
{
    if (line.starts_with("stream|")) {
        probe.codec = field(line, "codec_name");
        probe.channels = number<int>(field(line, "channels")).value_or(0);
        probe.sample_rate = number<int>(field(line, "sample_rate")).value_or(0);
    } else if (line.starts_with("format|")) {
        const auto seconds = number<double>(field(line, "duration")).value_or(0);
        if (seconds > 0 && seconds < 1e6)
            probe.length = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
    }
}

}

std::string input_name(const std::filesystem::path& file)
{
    return "file:" + file.string();
}

Probe probe_with(const std::string& ffprobe, const std::filesystem::path& file, std::stop_token stop)
{
    Command command;
    command.argv = {ffprobe,
                    "-v",
                    "error",
                    "-protocol_whitelist",
                    protocols,
                    "-format_whitelist",
                    containers,
                    "-select_streams",
                    "a:0",
                    "-show_entries",
                    "stream=codec_name,channels,sample_rate:format=duration",
                    "-of",
                    "compact",
                    input_name(file)};
    command.time_limit = longest_run;
    Probe probe;
    std::string complaint;
    const auto ending = run_program(
        command, [&](std::string_view line) { take(probe, line); },
        [&](std::string_view line) {
            if (complaint.empty())
                complaint = line;
        },
        stop);
    if (ending.how != Ending::How::exited)
        throw Unavailable(fmt::format("{} {}", ffprobe, words(ending)));
    if (ending.code != 0 || probe.codec.empty() || probe.channels < 1 || probe.sample_rate < 1)
        throw Fault(fmt::format("{} does not open as audio{}{}", file.filename().string(),
                                complaint.empty() ? "" : ": ", complaint));
    return probe;
}

}
