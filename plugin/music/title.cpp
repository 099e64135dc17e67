// SPDX-License-Identifier: MIT
#include "plugin/music/title.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/raw_title.hpp"
#include "plugin/music/title_parts.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topfive {

namespace {

struct Pair {
    std::string_view open, close;
};

constexpr std::array<Pair, 10> brackets{{{"(", ")"},
                                         {"[", "]"},
                                         {"{", "}"},
                                         {"（", "）"},
                                         {"［", "］"},
                                         {"【", "】"},
                                         {"「", "」"},
                                         {"『", "』"},
                                         {"〈", "〉"},
                                         {"《", "》"}}};

const Pair* opening(std::string_view text)
{
    for (const auto& pair : brackets)
        if (text.starts_with(pair.open))
            return &pair;
    return nullptr;
}

// The place behind the bracket that opens the text; npos: it never closes. Same brackets may lie within.
std::size_t behind_bracket(std::string_view text, const Pair& pair)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(pair.open)) {
            ++depth;
            at += pair.open.size();
        } else if (text.substr(at).starts_with(pair.close)) {
            at += pair.close.size();
            if (--depth == 0)
                return at;
        } else
            ++at;
    }
    return std::string_view::npos;
}

constexpr int most_inner = 4; // brackets within others that are read by themselves

// Stands in the text where a bracket was: its number follows.
constexpr char mark = '\x01';

class Reader {
public:
    explicit Reader(std::string_view album) : album_(fold(first_signs(album, longest_text))) {}

    Title read(std::string_view raw)
    {
        std::string rest; // the text with marks for its brackets
        while (!raw.empty()) {
            const auto* pair = brackets_.size() < most_parts ? opening(raw) : nullptr;
            const auto end = pair ? behind_bracket(raw, *pair) : std::string_view::npos;
            if (end == std::string_view::npos) {
                if (raw.front() != mark)
                    rest += raw.front();
                raw.remove_prefix(1);
                continue;
            }
            brackets_.emplace_back(raw.substr(pair->open.size(), end - pair->open.size() - pair->close.size()));
            rest += ' ';
            rest += mark;
            rest += static_cast<char>(brackets_.size());
            rest += ' ';
            raw.remove_prefix(end);
        }
        const auto parts = parted_at_dashes(rest);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (i > 0 || parts.size() < 3 || !is_bracket(parts[i])) // "[House] - Artist - Title"
                segment(parts[i]);
        return std::move(title_);
    }

private:
    // One bracket and nothing else.
    static bool is_bracket(std::string_view part)
    {
        const auto at = part.find_first_not_of(' ');
        return at != std::string_view::npos && part[at] == mark &&
               part.find_first_not_of(' ', at + 2) == std::string_view::npos;
    }

    void segment(std::string_view raw)
    {
        Title::Segment segment;
        std::string text;
        for (std::size_t at = 0; at < raw.size(); ++at)
            if (raw[at] == mark && at + 1 < raw.size())
                bracket(brackets_[static_cast<std::size_t>(raw[++at]) - 1], text, segment);
            else
                text += raw[at];
        segment.raw = without_featured(text, segment);
        segment.text = title_core(fold(segment.raw));
        if (segment.text.empty() || segment.raw.find_first_not_of(" -|~/:") == std::string::npos) {
            // A note alone behind a dash belongs to what stands before it.
            if (!title_.segments.empty())
                for (auto& version : segment.versions)
                    add(title_.segments.back().versions, std::move(version));
            return;
        }
        segment.note = read_note(segment.raw);
        title_.segments.push_back(std::move(segment));
    }

    void bracket(std::string_view inside, std::string& text, Title::Segment& segment)
    {
        auto note = read_note(inside);
        if (!album_.empty() && names_alike(fold(inside), album_) >= likely_typed) {
            if (note.kind == Note::Kind::version)
                segment.album_versions = std::move(note.versions);
            return;
        }
        if (note.kind == Note::Kind::other && within(inside, text, segment))
            return;
        const bool behind_words = text.find_first_not_of(' ') != std::string::npos;
        switch (note.kind) {
        case Note::Kind::version:
            for (auto& version : note.versions)
                add(segment.versions, std::move(version));
            break;
        case Note::Kind::credit:
            segment.featured.push_back(std::move(note.text));
            break;
        case Note::Kind::neutral:
            ++segment.neutral_notes;
            break;
        case Note::Kind::other:
            if (behind_words) {
                (of_two_alphabets(text, inside) ? segment.again : segment.subtitles).push_back(std::move(note.text));
                break;
            }
            [[fallthrough]];
        case Note::Kind::part:
            text += ' ';
            text += inside;
            text += ' ';
        }
    }

    // "(Just Rolls Around Heaven (with Willie Nelson))": what stands before the inner bracket is read by itself, then
    // that one and what follows. False: no inner bracket stands behind a word, or they are too many.
    bool within(std::string_view inside, std::string& text, Title::Segment& segment)
    {
        for (std::size_t at = 1; at < inside.size(); ++at) {
            const auto* pair = opening(inside.substr(at));
            const auto length = pair ? behind_bracket(inside.substr(at), *pair) : std::string_view::npos;
            if (length == std::string_view::npos || inside.find_first_not_of(' ') >= at)
                continue;
            if (inner_ == most_inner)
                return false;
            ++inner_;
            const auto behind = inside.substr(at + length);
            bracket(inside.substr(0, at), text, segment);
            bracket(inside.substr(at + pair->open.size(), length - pair->open.size() - pair->close.size()), text,
                    segment);
            if (behind.find_first_not_of(' ') != std::string_view::npos)
                bracket(behind, text, segment);
            return true;
        }
        return false;
    }

    // Cuts "feat. X" off a text without brackets.
    static std::string without_featured(std::string_view text, Title::Segment& segment)
    {
        constexpr std::array<std::string_view, 6> marks{" feat. ", " feat ", " ft. ", " ft ", " featuring ", " ft."};
        std::string even(text);
        std::transform(even.begin(), even.end(), even.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        for (const auto word : marks)
            if (const auto at = even.find(word); at != std::string::npos && even.find_first_not_of(' ') < at) {
                segment.featured.emplace_back(text.substr(at + word.size()));
                return std::string(text.substr(0, at));
            }
        return std::string(text);
    }

    std::string album_;
    std::vector<std::string> brackets_;
    int inner_ = 0; // brackets that were found within others
    Title title_;
};

}

Title read_title(std::string_view raw, std::string_view album)
{
    raw = first_signs(raw, longest_text);
    if (is_plain_title(raw)) {
        Title title;
        Title::Segment segment;
        segment.raw = raw;
        segment.text = title_core(fold(raw));
        if (!segment.text.empty())
            title.segments.push_back(std::move(segment));
        return title;
    }
    return Reader(album).read(spaced(raw));
}

}
