// SPDX-License-Identifier: MIT
#include "adapters/files/tags.hpp"

#include "plugin/fetching/path_name.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace topfive {

namespace {

constexpr double replay_gain_reference = -18; // LUFS, ReplayGain 2.0
constexpr double r128_reference = -23;

}

Tags tags_of(const Recording& recording, const Provenance& provenance)
{
    Tags tags;
    const auto put = [&](const char* name, const std::vector<std::string>& values) {
        std::vector<std::string> known;
        for (const auto& value : values)
            if (auto line = clean_line(value); !line.empty())
                known.push_back(std::move(line));
        if (!known.empty())
            tags.emplace_back(name, std::move(known));
    };
    const auto number = [](int value) { return value > 0 ? std::to_string(value) : std::string(); };
    put("TITLE", {recording.title});
    put("ARTIST", recording.artists);
    put("ALBUMARTIST", {recording.album_artist.empty() ? recording.main_artist() : recording.album_artist});
    put("ALBUM", {recording.album});
    put("DATE", {recording.date});
    put("TRACKNUMBER", {number(recording.track_number)});
    put("DISCNUMBER", {number(recording.disc_number)});
    put("ISRC", {recording.isrc});
    put("MUSICBRAINZ_TRACKID", {recording.mbid}); // the recording's id, as Picard and MPD call it
    put("MUSICBRAINZ_ARTISTID", {recording.artist_mbid});
    put("GROUPING", {"topfive"});
    put("TOPFIVE_SOURCE", {provenance.source});
    put(mark.c_str(), {recording.id});
    put("TOPFIVE_REASON", {provenance.reason});
    put("TOPFIVE_VERIFIED", {provenance.verified});
    if (provenance.loudness) {
        put("REPLAYGAIN_TRACK_GAIN", {fmt::format("{:.2f} dB", replay_gain_reference - *provenance.loudness)});
        put("REPLAYGAIN_TRACK_PEAK", {fmt::format("{:.6f}", provenance.peak)});
    }
    return tags;
}

Tags opus_gain_of(const Provenance& provenance)
{
    if (!provenance.loudness)
        return {};
    const auto gain = std::lround((r128_reference - *provenance.loudness) * 256);
    return {{"R128_TRACK_GAIN", {fmt::format("{}", std::clamp(gain, -32'768L, 32'767L))}}};
}

std::string picture_type(const std::string& picture)
{
    using namespace std::string_view_literals;
    if (picture.starts_with("\xff\xd8\xff"sv))
        return "image/jpeg";
    return picture.starts_with("\x89PNG\r\n\x1a\n"sv) ? "image/png" : "";
}

}
