// SPDX-License-Identifier: MIT
#include "plugin/watching/typed_text.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace topfive {

namespace {

bool is_ideograph(UChar32 sign)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(sign, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return true;
    default:
        return false;
    }
}

void drop_front(std::string_view& text, std::string_view prefix)
{
    if (text.starts_with(prefix))
        text.remove_prefix(prefix.size());
}

// A sign is escaped when an odd number of backslashes stands before it.
bool is_escaped(std::string_view text, std::size_t at)
{
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - backslashes - 1] == '\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

void drop_back(std::string_view& text, std::string_view suffix)
{
    if (text.ends_with(suffix) && !is_escaped(text, text.size() - suffix.size()))
        text.remove_suffix(suffix.size());
}

bool is_word_sign(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}

std::size_t utf8_sign(std::string_view text)
{
    // Five bytes are enough to tell, and keep ICU's lengths within an int.
    const auto head = text.substr(0, 5);
    int at = 0;
    UChar32 sign = -1;
    if (!head.empty())
        U8_NEXT(head.data(), at, static_cast<int>(head.size()), sign);
    return sign < 0 ? 0 : static_cast<std::size_t>(at);
}

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const auto length = utf8_sign(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

bool long_enough(std::string_view text, const Shortest& shortest)
{
    std::size_t signs = 0;
    bool ideographs = false;
    bool inner_blank = false;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 sign = 0;
        U8_NEXT(text.data(), at, text.size(), sign);
        if (sign >= 0 && u_isUWhiteSpace(sign)) {
            inner_blank = signs > 0;
            continue;
        }
        if (sign >= 0 && u_charType(sign) == U_NON_SPACING_MARK) // an accent on the sign before it
            continue;
        signs += inner_blank ? 2 : 1;
        inner_blank = false;
        ideographs = ideographs || is_ideograph(sign);
    }
    return signs >= (ideographs ? shortest.ideographs : shortest.letters);
}

std::optional<std::string> plain_text(std::string_view expression)
{
    drop_front(expression, "(?i)");
    drop_front(expression, "^");
    drop_front(expression, ".*");
    drop_back(expression, "$");
    drop_back(expression, ".*");
    std::string text;
    for (std::size_t at = 0; at < expression.size(); ++at) {
        if (expression[at] == '\\') {
            // Before a letter or a digit the backslash gives it a meaning: \w, \1.
            if (++at == expression.size() || is_word_sign(expression[at]))
                return std::nullopt;
        } else if (std::string_view("^$.*+?()[]{}|").find(expression[at]) != std::string_view::npos) {
            return std::nullopt;
        }
        text += expression[at];
    }
    return text;
}

}
