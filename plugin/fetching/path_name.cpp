// SPDX-License-Identifier: MIT
#include "plugin/fetching/path_name.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace topfive {

namespace {

// ext4, XFS and Btrfs: NAME_MAX.
constexpr std::size_t longest_name = 255;

constexpr std::array<std::string_view, 5> placeholders{"albumartist", "artist", "album", "title", "year"};
constexpr std::string_view track_placeholder = "track";

bool is_placeholder(std::string_view name)
{
    return name == track_placeholder || std::ranges::find(placeholders, name) != placeholders.end();
}

// "2001-03-12" says 2001.
std::string year_of(std::string_view date)
{
    const auto year = date.substr(0, 4);
    const bool digits = std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
    return std::string(year.size() == 4 && digits ? year : "");
}

std::string value_of(std::string_view placeholder, const Recording& recording)
{
    if (placeholder == "albumartist")
        return recording.album_artist.empty() ? recording.main_artist() : recording.album_artist;
    if (placeholder == "artist")
        return recording.main_artist();
    if (placeholder == "album")
        return recording.album;
    if (placeholder == "title")
        return recording.title;
    if (placeholder == "year")
        return year_of(recording.date);
    return recording.track_number > 0 ? fmt::format("{:02}", recording.track_number) : std::string();
}

std::vector<std::string_view> components(std::string_view pattern)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const auto end = pattern.find('/', begin);
        parts.push_back(pattern.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

// A component of the pattern as literal texts and placeholders, in order.
struct Piece {
    bool placeholder = false;
    std::string_view text;
};

std::vector<Piece> pieces(std::string_view component)
{
    std::vector<Piece> found;
    while (!component.empty()) {
        const auto open = component.find('{');
        if (open > 0)
            found.push_back({false, component.substr(0, open)});
        if (open == std::string_view::npos)
            break;
        const auto close = component.find('}', open);
        if (close == std::string_view::npos)
            break;
        found.push_back({true, component.substr(open + 1, close - open - 1)});
        component.remove_prefix(close + 1);
    }
    return found;
}

std::string without_slashes(std::string text)
{
    std::ranges::replace(text, '/', '-');
    return text;
}

std::string without_brackets(std::string text)
{
    std::erase_if(text, [](char c) { return std::string_view("()[]").find(c) != std::string_view::npos; });
    return text;
}

bool is_dot_or_space(char c)
{
    return c == '.' || c == ' ';
}

// No leading dots (a hidden file, "..", "."), no spaces and dots at the end (lost on Windows shares).
std::string_view trimmed(std::string_view name)
{
    while (!name.empty() && is_dot_or_space(name.front()))
        name.remove_prefix(1);
    while (!name.empty() && is_dot_or_space(name.back()))
        name.remove_suffix(1);
    return name;
}

// A name for one component; empty only for a text that is blank. "..." becomes "_".
std::string file_name(std::string_view text, std::size_t longest)
{
    const std::string clean = clean_line(text);
    if (clean.empty())
        return {};
    const auto name = trimmed(cut(trimmed(clean), longest));
    return name.empty() ? "_" : std::string(name);
}

// A folder's name; empty: a part of it is not known, or all of it is blank.
std::string folder_name(std::string_view component, const Recording& recording)
{
    std::string text;
    for (const Piece& piece : pieces(component)) {
        const auto value = piece.placeholder ? value_of(piece.text, recording) : std::string(piece.text);
        if (piece.placeholder && clean_line(value).empty())
            return {};
        text += without_slashes(value);
    }
    return file_name(text, longest_name);
}

// The file's name without extension. Around a part that is not known the signs go, too: "{track} - {title} ({year})"
// becomes "Stan".
std::string song_name(std::string_view component, const Recording& recording, std::size_t longest)
{
    const auto found = pieces(component);
    const auto unknown = [&](std::size_t i) {
        return i < found.size() && found[i].placeholder && clean_line(value_of(found[i].text, recording)).empty();
    };
    std::string text;
    bool titled = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].placeholder) {
            text += without_slashes(value_of(found[i].text, recording));
            titled = titled || (found[i].text == "title" && !unknown(i));
        } else if (!unknown(i + 1)) {
            std::string signs(found[i].text);
            if (i > 0 && unknown(i - 1))
                signs = text.empty() || i + 1 == found.size() ? "" : without_brackets(std::move(signs));
            text += without_slashes(std::move(signs));
        }
    }
    if (!titled)
        text = without_slashes(recording.id.empty() ? "untitled" : recording.id);
    return file_name(text, longest);
}

// Letters and digits only: "opus", "m4a".
std::string suffix(std::string_view extension)
{
    std::string clean;
    for (const char c : extension)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            clean += c;
    return clean.empty() ? clean : '.' + clean.substr(0, 16);
}

}

std::string clean_line(std::string_view text)
{
    const auto foreign = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    const auto composed = U_SUCCESS(status) ? nfc->normalize(foreign, status) : foreign;
    icu::UnicodeString kept;
    for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
        const UChar32 c = composed.char32At(i);
        const auto category = u_charType(c);
        if (u_isUWhiteSpace(c) &&
            (category == U_CONTROL_CHAR || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR))
            kept.append(u' ');
        // U+202A to U+202E and U+2066 to U+2069 turn the direction of what follows: a name would lie about itself.
        else if (category != U_CONTROL_CHAR && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069))
            kept.append(c);
    }
    kept.trim();
    std::string line;
    return kept.toUTF8String(line);
}

std::string_view cut(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::string safe_name(std::string_view text, std::size_t longest)
{
    return file_name(without_slashes(std::string(text)), longest);
}

std::string path_name(std::string_view pattern, const Recording& recording, std::string_view extension)
{
    const auto parts = components(pattern);
    std::string path;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        if (const auto folder = folder_name(parts[i], recording); !folder.empty())
            path.append(folder).push_back('/');
    const auto end = suffix(extension);
    return path + song_name(parts.back(), recording, longest_name - end.size()) + end;
}

std::optional<std::string> path_pattern_error(std::string_view pattern)
{
    if (pattern.empty())
        return "is empty";
    if (clean_line(pattern) != pattern)
        return "holds control characters, bytes that are no UTF-8, or spaces at its ends";
    const auto parts = components(pattern);
    for (const auto component : parts) {
        if (component.empty())
            return "must be relative to the music directory, with single slashes between names";
        if (trimmed(component) != component)
            return fmt::format("has a name that begins or ends with a dot or a space: \"{}\"", component);
        std::size_t braces = 0;
        for (const Piece& piece : pieces(component)) {
            if (piece.placeholder && !is_placeholder(piece.text))
                return fmt::format("has an unknown part {{{}}}; there are {{albumartist}}, {{artist}}, {{album}}, "
                                   "{{title}}, {{year}} and {{track}}",
                                   piece.text);
            braces += piece.placeholder ? 1 : 0;
        }
        if (static_cast<std::size_t>(std::ranges::count(component, '{')) != braces ||
            static_cast<std::size_t>(std::ranges::count(component, '}')) != braces)
            return fmt::format("has a brace without its fellow: \"{}\"", component);
        if (component.size() > longest_name)
            return "has a name of more than 255 bytes";
    }
    const auto name = pieces(parts.back());
    if (std::ranges::none_of(name, [](const Piece& piece) { return piece.placeholder && piece.text == "title"; }))
        return "must have {title} in its last name, or all songs of a folder would be called the same";
    return {};
}

}
