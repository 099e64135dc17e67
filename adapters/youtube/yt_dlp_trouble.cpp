// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_trouble.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace topfive {
namespace {

using Kind = Trouble::Kind;

constexpr std::size_t longest_text = 400;

// The first that is found decides, so what is more particular stands first. In lower case, with a plain apostrophe.
constexpr std::array<std::pair<std::string_view, Kind>, 53> wordings{{
    {"http error 429", Kind::rate_limit},
    {"too many requests", Kind::rate_limit},
    {"rate-limited by youtube", Kind::rate_limit},
    {"content isn't available, try again later", Kind::rate_limit},
    {"confirm you're not a bot", Kind::bot_check},
    {"captcha", Kind::bot_check},
    {"confirm your age", Kind::age},
    {"inappropriate for some users", Kind::age},
    {"age-restricted", Kind::age},
    {"available in your country", Kind::country},
    {"available from your location", Kind::country},
    {"drm protected", Kind::drm},
    {"file too large", Kind::too_large},
    {"larger than max-filesize", Kind::too_large},
    {"no space left on device", Kind::local},
    {"disk quota exceeded", Kind::local},
    {"read-only file system", Kind::local},
    {"permission denied", Kind::local},
    {"unable to create directory", Kind::local},
    {"ffmpeg not found", Kind::local},
    {"ffprobe not found", Kind::local},
    // A broken download, not a broken ffmpeg.
    {"audio conversion failed", Kind::network},
    {"unable to obtain file audio codec", Kind::network},
    {"postprocessing:", Kind::local},
    {"unable to download video data", Kind::network},
    {"requested format is not available", Kind::outdated},
    {"no video formats found", Kind::outdated},
    {"nsig extraction failed", Kind::outdated},
    {"signature extraction failed", Kind::outdated},
    {"only images are available", Kind::outdated},
    {"http error 403", Kind::outdated},
    {"private video", Kind::gone},
    {"has been removed", Kind::gone},
    {"has been terminated", Kind::gone},
    {"members-only", Kind::gone},
    {"join this channel", Kind::gone},
    {"premieres in", Kind::gone},
    {"live event will begin", Kind::gone},
    {"video unavailable", Kind::gone},
    {"video is unavailable", Kind::gone},
    {"video is not available", Kind::gone},
    {"timed out", Kind::network},
    {"connection reset", Kind::network},
    {"connection refused", Kind::network},
    {"network is unreachable", Kind::network},
    {"name or service not known", Kind::network},
    {"temporary failure in name resolution", Kind::network},
    {"failed to resolve", Kind::network},
    {"unable to download api page", Kind::network},
    {"unable to download webpage", Kind::network},
    {"http error 5", Kind::network},
    {"giving up after", Kind::network},
    {"bytes read", Kind::network},
}};

std::string plain(std::string_view text)
{
    constexpr std::string_view curly = "\u2019";
    std::string folded;
    while (!text.empty()) {
        const bool apostrophe = text.starts_with(curly);
        const char c = apostrophe ? '\'' : text.front();
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        text.remove_prefix(apostrophe ? curly.size() : 1);
    }
    return folded;
}

// "[youtube+plugin] ID: text" becomes id and text; an extractor without an id, "[youtube:search] query: text", keeps
// it.
void split_prefix(std::string_view line, Trouble& trouble)
{
    if (line.starts_with('[')) {
        const auto end = line.find("] ");
        if (end != std::string_view::npos) {
            line.remove_prefix(end + 2);
            const auto colon = line.find(": ");
            if (colon != std::string_view::npos && is_video_id(line.substr(0, colon))) {
                trouble.id = line.substr(0, colon);
                line.remove_prefix(colon + 2);
            }
        }
    }
    auto cut = std::min(line.size(), longest_text);
    while (cut > 0 && cut < line.size() && (line[cut] & 0xc0) == 0x80)
        --cut;
    trouble.text = line.substr(0, cut);
}

}

Failure Trouble::failure() const
{
    switch (kind) {
    case Kind::age:
    case Kind::country:
    case Kind::gone:
    case Kind::drm:
        return {Failure::Kind::candidate, text};
    case Kind::too_large:
        return {Failure::Kind::too_large, text};
    case Kind::outdated:
        return {Failure::Kind::outdated, text};
    case Kind::local:
        return {Failure::Kind::local, text};
    case Kind::rate_limit:
    case Kind::bot_check:
    case Kind::network:
    case Kind::other:
        break;
    }
    return {Failure::Kind::passing, text};
}

std::optional<Trouble> read_trouble(std::string_view line)
{
    constexpr std::string_view marker = "ERROR: ";
    const auto start = line.find(marker);
    if (start == std::string_view::npos || line.starts_with('@') || line.starts_with('{'))
        return {};
    Trouble trouble;
    split_prefix(line.substr(start + marker.size()), trouble);
    const auto text = plain(trouble.text);
    const auto* known = std::find_if(wordings.begin(), wordings.end(), [&](const auto& wording) {
        return text.find(wording.first) != std::string::npos;
    });
    if (known != wordings.end())
        trouble.kind = known->second;
    if (text.find("for up to an hour") != std::string::npos)
        trouble.rest = std::chrono::hours(1);
    return trouble;
}

}
