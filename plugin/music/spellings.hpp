// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// One way to understand a text as an artist's name.
struct Spelling {
    std::string name; // folded
    double worth = 1; // 1: the text as it stands; less: a part of it, without its notes
};

// The ways to understand a text that names an artist, the plainest first: "Carthy, Martin", "09Nick Drake",
// "Hardsoul feat Ron Carroll", "Enigma - Return To Innocence", "Woody Herman & His Orchestra", "Neil%20Young".
[[nodiscard]] std::vector<Spelling> spellings(std::string_view text);

// Percent signs, HTML entities and other encodings read as Latin-1 undone: "Bj%C3%B6rk", "Simon &amp; Garfunkel",
// "BjÃ¶rk" (UTF-8), "Êèíî" (windows-1251), "¥Ý¥ë¥Î" (EUC-JP).
[[nodiscard]] std::string repaired(std::string_view text);

}
