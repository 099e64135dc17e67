// SPDX-License-Identifier: MIT
#include "plugin/music/note_words.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

using enum VersionKind;
using Phrase = KnownPhrase;

// Longer phrases stand before their beginnings.
constexpr std::array phrases{
    Phrase{"originally performed by", karaoke},
    Phrase{"originally by", karaoke},
    Phrase{"in the style of", karaoke},
    Phrase{"made famous by", karaoke},
    Phrase{"made popular by", karaoke},
    Phrase{"as performed by", karaoke},
    Phrase{"backing track", karaoke},
    Phrase{"backing version", karaoke},
    Phrase{"minus one", karaoke},
    Phrase{"sing along", karaoke},
    Phrase{"singalong", karaoke},
    Phrase{"karaoke", karaoke},
    Phrase{"off vocal", instrumental},
    Phrase{"no vocals", instrumental},
    Phrase{"without vocals", instrumental},
    Phrase{"instrumentals", instrumental},
    Phrase{"instrumental", instrumental},
    Phrase{"instrumentale", instrumental},
    Phrase{"instrumentalna", instrumental},
    Phrase{"inst", instrumental},
    Phrase{"acapella", arrangement},
    Phrase{"a cappella", arrangement},
    Phrase{"acappella", arrangement},
    Phrase{"a capella", arrangement},
    Phrase{"acoustic", acoustic},
    Phrase{"acoustically", acoustic},
    Phrase{"acustico", acoustic},
    Phrase{"acustica", acoustic},
    Phrase{"acoustique", acoustic},
    Phrase{"akustik", acoustic},
    Phrase{"unplugged", acoustic},
    Phrase{"stripped", acoustic},
    Phrase{"tribute to", cover},
    Phrase{"tribute", cover},
    Phrase{"covered by", cover},
    Phrase{"cover version", cover},
    Phrase{"parody", cover},
    Phrase{"remake", cover},
    Phrase{"demo", demo},
    Phrase{"demos", demo},
    Phrase{"sped up", sped_up},
    Phrase{"speed up", sped_up},
    Phrase{"spedup", sped_up},
    Phrase{"speeded up", sped_up},
    Phrase{"nightcore", sped_up},
    Phrase{"night core", sped_up},
    Phrase{"slowed down", slowed},
    Phrase{"slowed", slowed},
    Phrase{"slow down version", slowed},
    Phrase{"daycore", slowed},
    Phrase{"chopped and screwed", slowed},
    Phrase{"screwed", slowed},
    Phrase{"bass boosted", effect},
    Phrase{"bassboosted", effect},
    Phrase{"bass boost", effect},
    Phrase{"lo fi", effect},
    Phrase{"lofi", effect},
    Phrase{"8d", effect},
    Phrase{"9d", effect},
    Phrase{"16d", effect},
    Phrase{"reverb", effect},
    Phrase{"reverbed", effect},
    Phrase{"432hz", effect},
    Phrase{"432 hz", effect},
    Phrase{"528hz", effect},
    Phrase{"empty arena", effect},
    Phrase{"in another room", effect},
    Phrase{"from another room", effect},
    Phrase{"next door", effect},
    Phrase{"underwater", effect},
    Phrase{"bathroom at a party", effect},
    Phrase{"reversed", effect},
    Phrase{"backwards", effect},
    Phrase{"pitched", effect},
    Phrase{"isolated vocals", effect},
    Phrase{"vocals only", arrangement},
    Phrase{"extended", extended},
    Phrase{"12 inch", extended},
    Phrase{"12 version", extended},
    Phrase{"12 mix", extended},
    Phrase{"full album", extended},
    Phrase{"1 hour", extended},
    Phrase{"1 hours", extended},
    Phrase{"10 hours", extended},
    Phrase{"10 hour", extended},
    Phrase{"1h", extended},
    Phrase{"one hour", extended},
    Phrase{"1 hora", extended},
    Phrase{"looped", extended},
    Phrase{"loop", extended},
    Phrase{"non stop", extended},
    Phrase{"tv size", cut},
    Phrase{"snippet", cut},
    Phrase{"teaser", cut},
    Phrase{"trailer", cut},
    Phrase{"preview", cut},
    Phrase{"excerpt", cut},
    Phrase{"tiktok", cut},
    Phrase{"shorts", cut},
    Phrase{"whatsapp status", cut},
    Phrase{"edit audio", cut},
    Phrase{"ringtone", cut},
    Phrase{"intro", cut},
    Phrase{"outro", cut},
    Phrase{"interlude", cut},
    Phrase{"prelude", cut},
    Phrase{"alternate", take},
    Phrase{"alternative take", take},
    Phrase{"alternative version", take},
    Phrase{"outtake", take},
    Phrase{"rehearsal", take},
    Phrase{"rough mix", take},
    Phrase{"early version", take},
    Phrase{"first take", take},
    Phrase{"rerecorded", take},
    Phrase{"re recorded", take},
    Phrase{"rerecording", take},
    Phrase{"reprise", take},
    Phrase{"voice memo", take},
    Phrase{"reaction", talk},
    Phrase{"tutorial", talk},
    Phrase{"lesson", talk},
    Phrase{"how to play", talk},
    Phrase{"behind the scenes", talk},
    Phrase{"making of", talk},
    Phrase{"interview", talk},
    Phrase{"playthrough", talk},
    Phrase{"explained", talk},
    Phrase{"reacts to", talk},
    Phrase{"first time hearing", talk},
    Phrase{"documentary", talk},
    Phrase{"the story behind", talk},
    Phrase{"choreography", talk},
    Phrase{"dance practice", talk},
    Phrase{"guitar tab", talk},
    Phrase{"drum cover", cover},
    Phrase{"ai cover", cover},
    Phrase{"en vivo", live},
    Phrase{"ao vivo", live},
    Phrase{"en directo", live},
    Phrase{"en concert", live},
    Phrase{"in concert", live},
    Phrase{"dal vivo", live},
    Phrase{"concert", live},
    Phrase{"concierto", live},
    Phrase{"tiny desk", live},
    Phrase{"oscars", live},
    Phrase{"grammys", live},
    Phrase{"grammy awards", live},
    Phrase{"brit awards", live},
    Phrase{"music awards", live},
    Phrase{"vmas", live},
    Phrase{"snl", live},
    Phrase{"tonight show", live},
    Phrase{"late show", live},
    Phrase{"late late show", live},
    Phrase{"ellen show", live},
    Phrase{"jools holland", live},
    Phrase{"kexp", live},
    Phrase{"glastonbury", live},
    Phrase{"coachella", live},
    Phrase{"lollapalooza", live},
    Phrase{"rock am ring", live},
    Phrase{"super bowl", live},
    Phrase{"halftime show", live},
    Phrase{"take away show", live},
    Phrase{"x factor", cover},
    Phrase{"got talent", cover},
    Phrase{"american idol", cover},
    Phrase{"blind audition", cover},
    Phrase{"blind auditions", cover},
    Phrase{"radio session", live},
    Phrase{"bbc session", live},
    Phrase{"peel session", live},
    Phrase{"live lounge", live},
    Phrase{"spotify singles", live},
    Phrase{"colors show", live},
    Phrase{"unplugged session", live},
    Phrase{"at home session", live},
    Phrase{"session", live},
    Phrase{"sessions", live},
    Phrase{"reimagined", arrangement},
    Phrase{"piano version", arrangement},
    Phrase{"orchestral", arrangement},
    Phrase{"orchestra version", arrangement},
    Phrase{"symphonic", arrangement},
    Phrase{"string quartet", arrangement},
    Phrase{"music box", arrangement},
    Phrase{"lullaby", arrangement},
    Phrase{"8 bit", arrangement},
    Phrase{"16 bit", arrangement},
    Phrase{"8bit", arrangement},
    Phrase{"chiptune", arrangement},
    Phrase{"marching band", arrangement},
    Phrase{"workout mix", arrangement},
    Phrase{"a capela", arrangement},
    Phrase{"choir version", arrangement},
};

bool begins_with(std::span<const std::string_view> words, std::string_view phrase, std::size_t& length)
{
    length = 0;
    while (!phrase.empty()) {
        const auto end = std::min(phrase.find(' '), phrase.size());
        if (length == words.size() || words[length] != phrase.substr(0, end))
            return false;
        ++length;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return true;
}

}

std::optional<VersionPhrase> version_phrase(std::span<const std::string_view> words)
{
    std::size_t length = 0;
    if (words.empty() || words[0].empty())
        return {};
    for (const auto& [text, kind] : phrases)
        if (text.front() == words[0].front() && begins_with(words, text, length))
            return VersionPhrase{kind, length};
    std::optional<VersionPhrase> longest;
    for (const auto& [text, kind] : phrases_abroad())
        if (text.front() == words[0].front() && begins_with(words, text, length) &&
            (!longest || longest->length < length))
            longest = VersionPhrase{kind, length};
    return longest;
}

}
