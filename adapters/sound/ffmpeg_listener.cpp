// SPDX-License-Identifier: MIT
#include "adapters/sound/ffmpeg_listener.hpp"

#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "adapters/sound/loudness.hpp"
#include "adapters/sound/noise.hpp"
#include "adapters/sound/probing.hpp"
#include "adapters/sound/silence.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr int most_channels = 2; // more are mixed down, as a player would
constexpr const char* lookup_seconds = "120";

// Samples as they come through a pipe, cut at whole frames and measured.
class Measuring {
public:
    explicit Measuring(PcmFormat format) : format_(format), silence_(format), noise_(format), loudness_(format) {}

    void hear(std::string_view bytes)
    {
        rest_.append(bytes);
        const auto frame = sizeof(float) * static_cast<std::size_t>(format_.channels);
        const auto whole = rest_.size() / frame;
        samples_.resize(whole * static_cast<std::size_t>(format_.channels));
        std::memcpy(samples_.data(), rest_.data(), whole * frame);
        rest_.erase(0, whole * frame);
        frames_ += whole;
        silence_.hear(samples_);
        noise_.hear(samples_);
        loudness_.hear(samples_);
    }
    void tell(Sound& sound) const
    {
        sound.length = std::chrono::milliseconds(frames_ * 1000 / static_cast<std::size_t>(format_.sample_rate));
        sound.silent = silence_.share();
        sound.noisy = noise_.share();
        sound.loudness = loudness_.integrated();
        sound.peak = loudness_.peak();
    }

private:
    PcmFormat format_;
    std::string rest_;
    std::vector<float> samples_;
    std::size_t frames_ = 0;
    Silence silence_;
    Noise noise_;
    Loudness loudness_;
};

void append(std::vector<std::string>& command, std::initializer_list<std::string> more)
{
    command.insert(command.end(), more);
}

// A container that players and taggers know, and how FFmpeg puts a sound in it.
struct Container {
    const char* extension;
    std::vector<std::string> options;
};

const Container encoded_mp3{".mp3", {"-c:a", "libmp3lame", "-q:a", "2", "-f", "mp3"}};

Container container_of(std::string_view codec)
{
    if (codec == "opus")
        return {".opus", {"-c:a", "copy", "-f", "opus"}};
    if (codec == "vorbis")
        return {".ogg", {"-c:a", "copy", "-f", "ogg"}};
    if (codec == "aac" || codec == "alac")
        return {".m4a", {"-c:a", "copy", "-f", "ipod", "-movflags", "+faststart"}};
    if (codec == "flac")
        return {".flac", {"-c:a", "copy", "-f", "flac"}};
    if (codec == "mp3")
        return {".mp3", {"-c:a", "copy", "-f", "mp3"}};
    return encoded_mp3; // what no music player is sure to have
}

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Fingerprint items(const std::string& bytes)
{
    Fingerprint fingerprint(bytes.size() / sizeof(std::uint32_t));
    std::memcpy(fingerprint.data(), bytes.data(), fingerprint.size() * sizeof(std::uint32_t));
    return fingerprint;
}

}

Sound FfmpegListener::listen(const fs::path& file, std::stop_token stop)
{
    return hear(file, {}, std::move(stop));
}

Sound FfmpegListener::unpack(const fs::path& file, std::stop_token stop)
{
    fs::path taken;
    Sound sound = hear(
        file,
        [&](const Probe& probe, std::vector<std::string>& command) {
            const auto container = options_.mp3 ? encoded_mp3 : container_of(probe.codec);
            taken = file.parent_path() / fmt::format("{}.sound{}", file.stem().string(), container.extension);
            append(command, {"-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1"});
            command.insert(command.end(), container.options.begin(), container.options.end());
            command.push_back(input_name(taken));
        },
        std::move(stop));
    std::error_code none; // the folder is staging's, and goes
    fs::remove(file, none);
    sound.file = taken;
    return sound;
}

Sound FfmpegListener::hear(const fs::path& file, const Into& into, std::stop_token stop) const
{
    const Probe probe = probe_with(options_.ffprobe, file, stop);
    Sound sound;
    sound.file = file;
    sound.codec = probe.codec;
    sound.channels = probe.channels;
    sound.sample_rate = probe.sample_rate;
    sound.told = probe.length;
    const PcmFormat format{probe.sample_rate, std::min(probe.channels, most_channels)};
    const TemporaryDirectory folder("fingerprint", file.parent_path());
    const auto whole = folder.path() / "whole";
    const auto lookup = folder.path() / "lookup";

    Command command;
    command.argv = {options_.ffmpeg,     "-v",       "error", "-nostdin",      "-y", "-protocol_whitelist", "file,pipe",
                    "-format_whitelist", containers, "-i",    input_name(file)};
    append(command.argv, {"-map", "0:a:0", "-ar", fmt::format("{}", format.sample_rate), "-ac",
                          fmt::format("{}", format.channels), "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1"});
    if (options_.fingerprint)
        append(command.argv, {"-map", "0:a:0", "-f", "chromaprint", "-fp_format", "raw", input_name(whole)});
    if (options_.lookup)
        append(command.argv, {"-map", "0:a:0", "-t", lookup_seconds, "-f", "chromaprint", "-fp_format", "base64",
                              input_name(lookup)});
    if (into)
        into(probe, command.argv);
    command.time_limit = options_.longest_run;
    command.in_pieces = true;
    Measuring measuring(format);
    const auto ending = run_program(
        command, [&](std::string_view bytes) { measuring.hear(bytes); },
        [&](std::string_view line) {
            if (sound.complaint.empty())
                sound.complaint = line.substr(0, 400);
        },
        stop);
    if (ending.how != Ending::How::exited)
        throw Unavailable(fmt::format("{} {}", options_.ffmpeg, words(ending)));
    if (ending.code != 0)
        throw Fault(fmt::format("{} does not decode{}{}", file.filename().string(), sound.complaint.empty() ? "" : ": ",
                                sound.complaint));
    measuring.tell(sound);
    if (options_.fingerprint)
        sound.fingerprint = items(content(whole));
    if (options_.lookup)
        sound.lookup = content(lookup);
    return sound;
}

bool takes_fingerprints(const std::string& ffmpeg, std::stop_token stop)
{
    Command command;
    command.argv = {ffmpeg, "-v", "error", "-hide_banner", "-muxers"};
    command.time_limit = std::chrono::seconds(20);
    bool found = false;
    (void)run_program(
        command, [&](std::string_view line) { found |= line.find(" chromaprint ") != std::string_view::npos; },
        [](std::string_view) {}, stop);
    return found;
}

}
