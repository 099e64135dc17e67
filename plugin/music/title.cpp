// SPDX-License-Identifier: MIT
#include "plugin/music/title.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/raw_title.hpp"

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

class Reader {
public:
    explicit Reader(std::string_view album) : album_(fold(album)) {}

    Title read(std::string_view raw)
    {
        std::string rest; // the text without its brackets
        while (!raw.empty()) {
            const auto* pair = opening(raw);
            const auto end = pair ? behind_bracket(raw, *pair) : std::string_view::npos;
            if (end == std::string_view::npos) {
                rest += raw.front();
                raw.remove_prefix(1);
                continue;
            }
            bracket(raw.substr(pair->open.size(), end - pair->open.size() - pair->close.size()), rest);
            raw.remove_prefix(end);
        }
        for (const auto& part : parted_at_dashes(rest))
            segment(part);
        return std::move(title_);
    }

private:
    void bracket(std::string_view inside, std::string& rest)
    {
        auto note = read_note(inside);
        if (!album_.empty() && names_alike(fold(inside), album_) >= likely_typed) {
            if (note.kind == Note::Kind::version)
                title_.album_versions = std::move(note.versions);
            return;
        }
        const auto last = rest.find_last_not_of(' ');
        const bool behind_words = last != std::string::npos && rest[last] != '-' && rest[last] != '|';
        switch (note.kind) {
        case Note::Kind::version:
            for (auto& version : note.versions)
                add(title_.versions, std::move(version));
            rest += ' ';
            break;
        case Note::Kind::credit:
            title_.featured.push_back(std::move(note.text));
            rest += ' ';
            break;
        case Note::Kind::neutral:
            ++title_.neutral_notes;
            rest += ' ';
            break;
        case Note::Kind::other:
            if (behind_words) {
                title_.subtitles.push_back(std::move(note.text));
                rest += ' ';
                break;
            }
            [[fallthrough]];
        case Note::Kind::part:
            rest += ' ';
            rest += inside;
            rest += ' ';
        }
    }

    void segment(std::string_view raw)
    {
        const auto words = without_featured(raw);
        auto folded = with_plain_parts(fold(words));
        if (folded.empty() || words.find_first_not_of(" -|~/:") == std::string_view::npos)
            return;
        auto note = read_note(words);
        if (title_.segments.empty() && note.kind != Note::Kind::version)
            note.kind = Note::Kind::other;
        if (note.kind == Note::Kind::part && !title_.segments.empty()) {
            title_.segments.back().text += ' ' + note.text;
            return;
        }
        title_.segments.push_back({std::string(words), std::move(folded), note.kind, std::move(note.versions)});
    }

    // Cuts "feat. X" off a text without brackets.
    std::string_view without_featured(std::string_view text)
    {
        constexpr std::array<std::string_view, 6> marks{" feat. ", " feat ", " ft. ", " ft ", " featuring ", " ft."};
        std::string even(text);
        std::transform(even.begin(), even.end(), even.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        for (const auto mark : marks)
            if (const auto at = even.find(mark); at != std::string::npos && even.find_first_not_of(' ') < at) {
                title_.featured.emplace_back(text.substr(at + mark.size()));
                return text.substr(0, at);
            }
        return text;
    }

    std::string album_;
    Title title_;
};

}

Title read_title(std::string_view raw, std::string_view album)
{
    if (is_plain_title(raw)) {
        Title title;
        if (auto text = with_plain_parts(fold(raw)); !text.empty())
            title.segments.push_back({std::string(raw), std::move(text), Note::Kind::other, {}});
        return title;
    }
    return Reader(album).read(spaced(raw));
}

}
