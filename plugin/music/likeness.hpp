// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// From here on two texts differ by typing errors at most.
inline constexpr double likely_typed = 0.8;

// How alike two folded texts are: 1 equal but for the spaces, between likely_typed and 1 a typing error or two, else 0.
// Numbers are never typing errors, nor are whole short words: "love me" is not "love you".
[[nodiscard]] double words_alike(std::string_view, std::string_view);

// The share of letters that two texts have in common in order, 0 to 1, at least 0.5 or else 0; 0.6 and more when one is
// the beginning or the end of the other. Says something only beside other evidence.
[[nodiscard]] double letters_shared(std::string_view, std::string_view);

// words_alike() for folded names: Beatles, AC DC, acdc. Word order and "the" do not matter.
[[nodiscard]] double names_alike(std::string_view, std::string_view);

// names_alike() of a text in Kana and one in Latin letters: "きゃりーぱみゅぱみゅ", "kyary pamyu pamyu". Where Han is
// among it, whether it can be read so (han_reading.hpp): at most 0.97. A foreign word in Kana: 0.9 (loan_word.hpp).
[[nodiscard]] double alike_in_latin(std::string_view, std::string_view);
// other_script() where that comparison has nothing to say: Han has many readings.
[[nodiscard]] bool illegibly_other_script(std::string_view, std::string_view);

// Without its spaces.
[[nodiscard]] std::string squeezed(std::string_view folded);

// Nothing but Han, Kana or Hangul letters, or nothing but others: which of the two says little about the other.
[[nodiscard]] bool other_script(std::string_view, std::string_view);

// Two texts as written, each in one alphabet and these not the same: 사랑 and Love, Судно and Sudno, 紅蓮華 and
// Gurenge. Folded, those that fold() spells in Latin letters do not show it.
[[nodiscard]] bool of_two_alphabets(std::string_view, std::string_view);

}
