// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// What remains of a text when case, accents, width, punctuation and script do not matter: lower-case words separated by
// single spaces. "Кино" becomes "kino", "Beyoncé" "beyonce", "P!nk" meets "Pink"; Han and Kana stay themselves.
// A text of punctuation alone ("!!!") keeps it, so that it is never empty unless the text is blank.
[[nodiscard]] std::string fold(std::string_view);

// fold() of an artist's name: a leading "the" goes, "Beatles, The" is turned, "&" and "+" are "and".
[[nodiscard]] std::string fold_artist(std::string_view);

}
