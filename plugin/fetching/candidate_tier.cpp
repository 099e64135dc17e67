// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_tier.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace topfive {

namespace {

bool of_artist(const Sought& wanted, const std::string& channel)
{
    const auto name = squeezed(fold_artist(channel_artist(channel)));
    return std::any_of(wanted.names.begin(), wanted.names.end(), [&](const std::string& artist) {
        return squeezed(artist) == name || "the" + squeezed(artist) == name; // TheBeatlesVEVO
    });
}

// What an upload's title says of itself.
class Says {
public:
    explicit Says(const std::string& title) : title_(fold(title)) {}

    [[nodiscard]] bool video() const { return any({"video", "mv", "videoclip", "clip"}); }
    [[nodiscard]] bool audio() const { return any({"audio"}); }
    [[nodiscard]] bool official() const { return any({"official", "oficial", "officiel"}); }
    [[nodiscard]] bool lyrics() const { return any({"lyrics", "lyric", "letra"}); }

private:
    [[nodiscard]] bool any(std::initializer_list<std::string_view> words) const
    {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return contains_words(title_, word); });
    }

    std::string title_;
};

}

Tier tier(const Sought& wanted, const Candidate& candidate)
{
    using Kind = Candidate::Kind;
    const bool own = of_artist(wanted, candidate.channel);
    if (candidate.by_isrc && candidate.kind != Kind::user_upload && candidate.kind != Kind::official_other)
        return Tier::isrc;
    if (candidate.kind == Kind::label_audio)
        return Tier::label_audio;
    if (candidate.kind == Kind::official_video)
        return Tier::official_video;
    const Says says(candidate.title);
    const bool topic = candidate.channel.ends_with(" - Topic");
    if (own && (topic || candidate.verified) && !says.video())
        return Tier::artist_channel;
    if (says.official() && says.audio() && (own || candidate.verified))
        return Tier::official_audio;
    // YouTube Music names a video's artist in place of its channel.
    const bool by_artist =
        candidate.channel.empty() && !candidate.artists.empty() && of_artist(wanted, candidate.artists.front());
    if ((own && candidate.verified) || by_artist || (says.official() && says.video() && !says.lyrics()))
        return Tier::official_video;
    return Tier::rest;
}

std::string_view name(Tier tier)
{
    constexpr std::array<std::string_view, 6> names{"the ISRC's own track", "label audio",    "artist's channel",
                                                    "official audio",       "official video", "other upload"};
    return names.at(static_cast<std::size_t>(tier));
}

}
