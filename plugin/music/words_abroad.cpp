// SPDX-License-Identifier: MIT
#include "plugin/music/note_words.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

using enum VersionKind;
using Phrase = KnownPhrase;

// As fold() spells them: Cyrillic, Hangul, Greek, Hebrew and Arabic in Latin letters.
constexpr std::array phrases{
    // Germanic
    Phrase{"liveaufnahme", live},
    Phrase{"konzert", live},
    Phrase{"mitschnitt", live},
    Phrase{"liveversie", live},
    Phrase{"liveopname", live},
    Phrase{"akustisch", acoustic},
    Phrase{"akustisk", acoustic},
    Phrase{"akustiskt", acoustic},
    Phrase{"akoestisch", acoustic},
    Phrase{"akoestische", acoustic},
    // Romance
    Phrase{"en public", live},
    Phrase{"en concierto", live},
    Phrase{"in concerto", live},
    Phrase{"concerto dal vivo", live},
    Phrase{"strumentale", instrumental},
    Phrase{"instrumentalny", instrumental},
    Phrase{"accelere", sped_up},
    Phrase{"acelerada", sped_up},
    Phrase{"ralenti", slowed},
    // Slavic
    Phrase{"na zywo", live},
    Phrase{"nazivo", live},
    Phrase{"koncert", live},
    Phrase{"kontsert", live},
    Phrase{"kontserte", live},
    Phrase{"s kontserta", live},
    Phrase{"zhivoy zvuk", live},
    Phrase{"zhivoe vystuplenie", live},
    Phrase{"zhivoe ispolnenie", live},
    Phrase{"vzhivuyu", live},
    Phrase{"vystuplenie", live},
    Phrase{"akustyczna", acoustic},
    Phrase{"akustycznie", acoustic},
    Phrase{"akusticka", acoustic},
    Phrase{"akusticky", acoustic},
    Phrase{"akustika", acoustic},
    Phrase{"akusticheskaya", acoustic},
    Phrase{"kaver", cover},
    Phrase{"minusovka", karaoke},
    Phrase{"uskorennaya", sped_up},
    Phrase{"uskoreno", sped_up},
    Phrase{"zamedlennaya", slowed},
    Phrase{"zamedleno", slowed},
    Phrase{"demoversiya", demo},
    // Turkish, Finnish, Hungarian, Greek, Hebrew, Arabic
    Phrase{"canli performans", live},
    Phrase{"canli", live},
    Phrase{"akustinen", acoustic},
    Phrase{"akusztikus", acoustic},
    Phrase{"zontana", live},
    Phrase{"zontani ichografisi", live},
    Phrase{"hwph hyh", live},
    Phrase{"qrywqy", karaoke},
    Phrase{"hflt", live},
    Phrase{"karywky", karaoke},
    // Korean
    Phrase{"laibeu", live},
    Phrase{"eokuseutig", acoustic},
    Phrase{"banju", karaoke},
    Phrase{"nolaebang", karaoke},
    Phrase{"keobeo", cover},
    // Japanese and Chinese: no blank stands between the word and what makes it a version.
    Phrase{"ライブ", live},
    Phrase{"ライヴ", live},
    Phrase{"ライブ版", live},
    Phrase{"ライブ映像", live},
    Phrase{"ライブ音源", live},
    Phrase{"ライブバージョン", live},
    Phrase{"现场", live},
    Phrase{"现场版", live},
    Phrase{"現場", live},
    Phrase{"現場版", live},
    Phrase{"演唱会", live},
    Phrase{"演唱會", live},
    Phrase{"演唱会版", live},
    Phrase{"演唱會版", live},
    Phrase{"カラオケ", karaoke},
    Phrase{"カラオケ版", karaoke},
    Phrase{"伴奏", karaoke},
    Phrase{"伴奏版", karaoke},
    Phrase{"卡拉ok", karaoke},
    Phrase{"オフボーカル", instrumental},
    Phrase{"インスト", instrumental},
    Phrase{"インストゥルメンタル", instrumental},
    Phrase{"纯音乐", instrumental},
    Phrase{"純音樂", instrumental},
    Phrase{"カバー", cover},
    Phrase{"カヴァー", cover},
    Phrase{"翻唱", cover},
    Phrase{"翻唱版", cover},
    Phrase{"歌ってみた", cover},
    Phrase{"弾いてみた", cover},
    Phrase{"叩いてみた", cover},
    Phrase{"演奏してみた", cover},
    Phrase{"アコースティック", acoustic},
    Phrase{"アコースティックバージョン", acoustic},
    Phrase{"弾き語り", acoustic},
    Phrase{"不插电", acoustic},
    Phrase{"不插電", acoustic},
    Phrase{"ピアノ", arrangement},
    Phrase{"ピアノバージョン", arrangement},
    Phrase{"钢琴版", arrangement},
    Phrase{"鋼琴版", arrangement},
    Phrase{"吉他版", arrangement},
    Phrase{"オルゴール", arrangement},
    Phrase{"デモ", demo},
    Phrase{"加速版", sped_up},
    Phrase{"减速版", slowed},
    Phrase{"減速版", slowed},
    Phrase{"踊ってみた", talk},
};

constexpr std::array<std::string_view, 30> clear{"klip",
                                                 "klipa",
                                                 "klipi",
                                                 "teledysk",
                                                 "ufficiale",
                                                 "ofitsialnyy",
                                                 "ofitsialnoe",
                                                 "oficialni",
                                                 "resmi",
                                                 "gasa",
                                                 "gongsig",
                                                 "myujigbidio",
                                                 "ミュージックビデオ",
                                                 "リリックビデオ",
                                                 "公式",
                                                 "官方",
                                                 "官方版",
                                                 "官方mv",
                                                 "官方完整版",
                                                 "完整版",
                                                 "完整版mv",
                                                 "歌詞",
                                                 "歌词",
                                                 "歌詞付き",
                                                 "動態歌詞",
                                                 "动态歌词",
                                                 "高音質",
                                                 "高音质",
                                                 "主題歌",
                                                 "主题曲"};

}

std::span<const KnownPhrase> phrases_abroad()
{
    return phrases;
}

bool is_clear_abroad(std::string_view word)
{
    return std::find(clear.begin(), clear.end(), word) != clear.end();
}

}
