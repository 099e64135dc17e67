// SPDX-License-Identifier: MIT
#include "plugin/fetching/candidate_tier.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <array>

namespace topfive {

namespace {

bool of_artist(const Sought& wanted, const std::string& channel)
{
    const auto name = fold_artist(channel_artist(channel));
    return std::any_of(wanted.names.begin(), wanted.names.end(),
                       [&](const std::string& artist) { return squeezed(artist) == squeezed(name); });
}

bool says(const Candidate& candidate, std::string_view words)
{
    return contains_words(fold(candidate.title), words);
}

bool says_video(const Candidate& candidate)
{
    return says(candidate, "video") || says(candidate, "mv") || says(candidate, "videoclip") || says(candidate, "clip");
}

bool says_official(const Candidate& candidate)
{
    return (says(candidate, "official") || says(candidate, "oficial") || says(candidate, "officiel")) &&
           !says(candidate, "unofficial");
}

bool says_lyrics(const Candidate& candidate)
{
    return says(candidate, "lyrics") || says(candidate, "lyric") || says(candidate, "letra");
}

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
    const bool topic = candidate.channel.ends_with(" - Topic");
    if (own && (topic || candidate.verified) && !says_video(candidate))
        return Tier::artist_channel;
    if (says_official(candidate) && says(candidate, "audio") && (own || candidate.verified))
        return Tier::official_audio;
    if ((own && candidate.verified) || (says_official(candidate) && says_video(candidate) && !says_lyrics(candidate)))
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
