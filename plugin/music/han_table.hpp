// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace topfive {

// How the signs that Japanese schools and registers of names know are read, han_readings.txt: "山san sen/yama;...", the
// readings of Chinese origin before the stroke, behind it the Japanese ones and those of names. From the Unihan
// database (kJapaneseOn, kJapaneseKun of kJoyoKanji and kJinmeiyoKanji; Unicode License), names' readings added by
// hand.
extern const std::string_view han_table;

}
