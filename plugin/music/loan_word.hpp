// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// The consonants of a text in Latin letters as Japanese hears them, so that a foreign word meets what became of it in
// Kana: "card captor" and "kaado kyaputaa" are both "ktkpt". Voiced and voiceless are one; r at the end of a syllable,
// h, w and y are silent, l is r, v is b, th is s.
[[nodiscard]] std::string consonants_heard(std::string_view latin);

}
