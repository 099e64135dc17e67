// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_command.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace topfive {
namespace {

constexpr std::size_t longest_artist = 100; // so that the title is not lost behind a long name
constexpr std::size_t longest_text = 200;

// The bytes of the character at the front; 0 where it is not valid UTF-8.
std::size_t character_size(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xc2 ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 0;
    if (size == 0 || size > text.size())
        return 0;
    const auto rest = text.substr(1, size - 1);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return (c & 0xc0) == 0x80; }) ? size : 0;
}

// Spaces, C0, DEL, C1 (C2 80 to C2 9F), the line and paragraph separators and the marks of direction (E2 80 xx).
bool is_blank(std::string_view character)
{
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(character[n]); };
    if (character.size() == 1)
        return byte(0) <= 0x20 || byte(0) == 0x7f;
    if (character.size() == 2)
        return byte(0) == 0xc2 && byte(1) <= 0xa0;
    return character.size() == 3 && byte(0) == 0xe2 && byte(1) == 0x80 &&
           ((byte(2) >= 0x8b && byte(2) <= 0x8f) || (byte(2) >= 0xa8 && byte(2) <= 0xae));
}

std::string cleaned(std::string_view text, std::size_t longest)
{
    std::string clean;
    bool gap = false;
    while (!text.empty()) {
        const auto size = character_size(text);
        const auto character = text.substr(0, std::max<std::size_t>(size, 1));
        text.remove_prefix(character.size());
        if (size == 0 || is_blank(character)) {
            gap = true;
            continue;
        }
        const bool spaced = gap && !clean.empty();
        if (clean.size() + character.size() + (spaced ? 1 : 0) > longest)
            break;
        if (spaced)
            clean += ' ';
        clean += character;
        gap = false;
    }
    return clean;
}

constexpr const char* progress_line = "download:@DL {\"id\": %(info.id)j, \"progress\": "
                                      "%(progress.{status,downloaded_bytes,total_bytes,total_bytes_estimate,speed})j}";

// The user's yt-dlp configuration cannot change what is printed; only YouTube is asked.
std::vector<std::string> base(const YtDlpOptions& options)
{
    return {options.program, "--ignore-config",  "--no-update",
            "--no-warnings", "--quiet",          "--ies",
            "youtube.*",     "--socket-timeout", fmt::format("{}", options.socket_timeout.count())};
}

void append(std::vector<std::string>& command, std::initializer_list<std::string> more)
{
    command.insert(command.end(), more);
}

// What is to be had of a sound; taking it out of what was sent is not yt-dlp's work.
const char* choice(AudioFormat format)
{
    switch (format) {
    case AudioFormat::opus:
        return "bestaudio[acodec=opus]/bestaudio[acodec^=mp4a]/bestaudio/best";
    case AudioFormat::m4a:
        return "bestaudio[acodec^=mp4a]/bestaudio[acodec=opus]/bestaudio/best";
    case AudioFormat::mp3:
        break;
    }
    return "bestaudio/best";
}

}

std::string search_text(const Recording& recording)
{
    return cleaned(cleaned(recording.main_artist(), longest_artist) + " " + recording.title, longest_text);
}

bool is_video_id(std::string_view id)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return id.size() == 11 && id.find_first_not_of(alphabet) == std::string_view::npos;
}

std::vector<std::string> search_command(const YtDlpOptions& options, std::span<const std::string> texts)
{
    auto command = base(options);
    append(command, {"--flat-playlist", "-J"});
    command.insert(command.end(), options.extra_args.begin(), options.extra_args.end());
    append(command, {"--"});
    for (const auto& text : texts)
        command.push_back(fmt::format("ytsearch{}:{}", options.candidates, text));
    return command;
}

std::vector<std::string> fetch_command(const YtDlpOptions& options, std::span<const std::string> ids)
{
    auto command = base(options);
    append(command, {"--no-playlist", "--no-mtime", "--newline", "--progress", "-R", "3", "--fragment-retries", "3",
                     "--fixup", "never", "-f", choice(options.format)});
    if (options.max_size != 0)
        append(command, {"--max-filesize", fmt::format("{}", options.max_size)});
    const auto longest = std::chrono::duration_cast<std::chrono::seconds>(options.max_duration).count();
    append(command, {"--match-filters", longest == 0 ? "!is_live" : fmt::format("duration<=?{} & !is_live", longest)});
    // It sleeps before the first, too: the gate adds nothing to a batch.
    if (ids.size() > 1 && options.pause.count() > 0)
        append(command, {"--sleep-interval", fmt::format("{:.3f}", static_cast<double>(options.pause.count()) / 1000)});
    append(command, {"-o", "%(id)s.%(ext)s", "--no-simulate", "--print", "before_dl:@BEGIN %(.{id,duration})j",
                     "--progress-template", progress_line, "--print", "after_move:@DONE %(.{id,filepath})j"});
    command.insert(command.end(), options.extra_args.begin(), options.extra_args.end());
    append(command, {"--"});
    for (const auto& id : ids)
        command.push_back("https://www.youtube.com/watch?v=" + id);
    return command;
}

}
