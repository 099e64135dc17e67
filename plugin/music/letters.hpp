// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace topfive {

// One sign of a text as fold() sees it.
enum class Sign : std::uint8_t {
    letter,  // its folded spelling is letters or digits
    space,   // parts two words
    nothing, // falls out: accents, apostrophes, zero width signs
    foreign, // a script outside the table; ICU tells
};

enum class Alphabet : std::uint8_t { latin, greek, cyrillic };

struct Letter {
    Sign sign = Sign::space;
    Alphabet alphabet = Alphabet::latin;
    std::uint8_t length = 0;
    char text[5]{}; // "shch" is the longest

    [[nodiscard]] std::string_view spelling() const { return {text, length}; }
};

// The folded spelling of a code point in the Latin, Greek and Cyrillic blocks and in general punctuation.
[[nodiscard]] const Letter& letter(char32_t);

// A Greek or Cyrillic letter that stands among Latin ones is there for its looks: KoЯn is Korn.
[[nodiscard]] std::string_view lookalike(char32_t);

// A word in a script outside the table: Han and Kana stay themselves, others are written in Latin letters.
void append_foreign(std::u32string_view word, std::string& out);

// Equal but for Han signs that the People's Republic writes another way: 周杰倫, 周杰伦.
[[nodiscard]] bool equal_when_simplified(std::string_view, std::string_view);

// A folded text in Kana as it is written in Latin letters (Hepburn), folded; empty when it holds others but ASCII.
[[nodiscard]] std::string kana_in_latin(std::string_view folded);

}
