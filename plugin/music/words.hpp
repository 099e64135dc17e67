// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The words of a folded text.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view folded);

// Its words in alphabetical order without "the" and "and": names whose parts changed places.
[[nodiscard]] std::string sorted_words(std::string_view folded);

// Does `part` stand in `whole` as whole words?
[[nodiscard]] bool contains_words(std::string_view whole, std::string_view part);

[[nodiscard]] std::string joined(const std::vector<std::string_view>& words);

// 1000 to 2999, as people write a year.
[[nodiscard]] bool is_year(std::string_view word);
// Signs, not bytes: three bytes of a Han sign are one.
[[nodiscard]] std::size_t count_signs(std::string_view);
// The first `most` signs. Bytes that are no UTF-8 count one each or none, at most four times `most` bytes.
[[nodiscard]] std::string_view first_signs(std::string_view, std::size_t most);

[[nodiscard]] bool is_number(std::string_view word);

// The value of a Roman numeral up to 39 in decimal digits, else an empty text. "i" alone is a word, not a numeral.
[[nodiscard]] std::string roman(std::string_view word);

}
