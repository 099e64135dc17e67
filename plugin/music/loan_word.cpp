// SPDX-License-Identifier: MIT
#include "plugin/music/loan_word.hpp"

namespace topfive {

namespace {

bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

char heard(char c, char next)
{
    switch (c) {
    case 'c':
        return next == 'e' || next == 'i' || next == 'y' ? 's' : next == 'h' ? 't' : 'k';
    case 'g':
    case 'k':
    case 'q':
    case 'x':
        return 'k';
    case 'd':
        return 't';
    case 't': // "tsu" and "chi" are of the same row as "ta"
        return next == 'h' ? 's' : 't';
    case 'j':
    case 'z':
    case 's':
        return 's';
    case 'l':
        return 'r';
    case 'v':
    case 'b':
        return 'b';
    case 'p':
        return next == 'h' ? 'f' : 'p';
    case 'm':
        return next == 'p' || next == 'b' ? 'n' : 'm';
    case 'f':
    case 'n':
    case 'r':
        return c;
    default:
        return 0;
    }
}

}

std::string consonants_heard(std::string_view latin)
{
    std::string sounds;
    for (std::size_t i = 0; i < latin.size(); ++i) {
        const char c = latin[i];
        const char next = i + 1 < latin.size() ? latin[i + 1] : ' ';
        const bool doubled = c == next || (c == 'c' && next == 'k') || (c == 't' && (next == 's' || next == 'c'));
        const bool after_vowel = i > 0 && is_vowel(latin[i - 1]);
        if (doubled || (c == 'r' && after_vowel && !is_vowel(next)) || (c == 's' && i > 0 && latin[i - 1] == 't'))
            continue;
        if (const char sound = heard(c, next))
            sounds += sound;
        if (c == 'x')
            sounds += 's';
    }
    return sounds;
}

}
