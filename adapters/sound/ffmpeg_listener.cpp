// SPDX-License-Identifier: MIT
#include "adapters/sound/ffmpeg_listener.hpp"

#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "adapters/sound/container.hpp"
#include "adapters/sound/decoder_words.hpp"
#include "adapters/sound/measuring.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr const char* lookup_seconds = "120";

// How FFmpeg is told to open a file and nothing else: "file:" keeps a colon in a name from being a protocol, the white
// lists keep a playlist in disguise from opening other files and addresses.
constexpr const char* protocols = "file,pipe";
constexpr const char* containers = "ogg,mov,matroska,mp3,flac";

std::string name_of(const fs::path& file)
{
    return "file:" + file.string();
}

void append(std::vector<std::string>& command, std::initializer_list<std::string> more)
{
    command.insert(command.end(), more);
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

// One of those who hear at a time: decoding takes a whole processor, and music may be playing on this machine.
class FfmpegListener::Turn {
public:
    Turn(FfmpegListener& listener, std::stop_token stop) : listener_(listener)
    {
        std::unique_lock lock(listener_.mutex_);
        const auto free = [this] { return listener_.running_ < listener_.options_.at_once; };
        if (!listener_.ended_.wait(lock, std::move(stop), free))
            throw Unavailable(listener_.options_.ffmpeg + " was stopped");
        ++listener_.running_;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        {
            const std::lock_guard lock(listener_.mutex_);
            --listener_.running_;
        }
        listener_.ended_.notify_one();
    }

private:
    FfmpegListener& listener_;
};

Sound FfmpegListener::listen(const fs::path& file, std::stop_token stop)
{
    auto heard = hear(file, nullptr, std::move(stop));
    if (!heard.fault.empty())
        throw Fault(heard.fault);
    return heard.sound;
}

Sound FfmpegListener::unpack(const fs::path& file, std::stop_token stop)
{
    const auto* container = options_.mp3 ? &encoded_mp3() : &likely_container(file);
    auto heard = hear(file, container, stop);
    std::error_code none; // the folder is staging's, and goes
    if (const auto& codec = heard.sound.codec; !options_.mp3 && !codec.empty() && &container_of(codec) != container) {
        fs::remove(heard.sound.file, none);
        heard = hear(file, &container_of(codec), stop);
    }
    if (!heard.fault.empty())
        throw Fault(heard.fault);
    fs::remove(file, none);
    return heard.sound;
}

FfmpegListener::Heard FfmpegListener::hear(const fs::path& file, const Container* container, std::stop_token stop)
{
    const Turn turn(*this, stop);
    Sound sound;
    sound.file = file;
    const TemporaryDirectory folder("fingerprint", file.parent_path());
    const auto whole = folder.path() / "whole";
    const auto lookup = folder.path() / "lookup";

    Command command;
    command.argv = {options_.ffmpeg, "-v", "level+info",          "-hide_banner", "-nostats",
                    "-nostdin",      "-y", "-protocol_whitelist", protocols,      "-format_whitelist",
                    containers,      "-i", name_of(file)};
    // One or two channels, as they are; more are mixed down, as a player would. The stream's head tells which.
    append(command.argv,
           {"-map", "0:a:0", "-af", "aformat=channel_layouts=stereo|mono", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"});
    if (options_.fingerprint)
        append(command.argv, {"-map", "0:a:0", "-f", "chromaprint", "-fp_format", "raw", name_of(whole)});
    if (options_.lookup)
        append(command.argv,
               {"-map", "0:a:0", "-t", lookup_seconds, "-f", "chromaprint", "-fp_format", "base64", name_of(lookup)});
    if (container != nullptr) {
        sound.file = file.parent_path() / fmt::format("{}.sound{}", file.stem().string(), container->extension);
        append(command.argv, {"-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1"});
        command.argv.insert(command.argv.end(), container->options.begin(), container->options.end());
        command.argv.push_back(name_of(sound.file));
    }
    command.time_limit = options_.longest_run;
    command.in_pieces = true;
    Measuring measuring;
    DecoderWords words_of_it;
    const auto ending = run_program(
        command, [&](std::string_view bytes) { measuring.hear(bytes); },
        [&](std::string_view line) { words_of_it.read(line); }, stop);
    if (ending.how != Ending::How::exited)
        throw Unavailable(fmt::format("{} {}", options_.ffmpeg, words(ending)));
    sound.codec = words_of_it.codec;
    sound.told = words_of_it.told;
    sound.complaint = words_of_it.complaint;
    if (ending.code != 0)
        return {sound, fmt::format("{} {}{}{}", file.filename().string(),
                                   sound.codec.empty() ? "does not open as audio" : "does not decode",
                                   sound.complaint.empty() ? "" : ": ", sound.complaint)};
    measuring.tell(sound);
    if (options_.fingerprint)
        sound.fingerprint = items(content(whole));
    if (options_.lookup)
        sound.lookup = content(lookup);
    return {sound};
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
