// SPDX-License-Identifier: MIT
#include "adapters/youtube/youtube_music.hpp"
#include "adapters/youtube/music_client.hpp"
#include "adapters/youtube/yt_dlp_command.hpp"
#include "plugin/fetching/best_match.hpp"
#include "plugin/music/fold.hpp"
#include <algorithm>

namespace topfive {
namespace {

bool any_good(const Recording& recording, std::span<const Candidate> found)
{
    const auto judged = judge(recording, found);
    return !judged.empty() && judged.front().good;
}

// Keeps what is known; a later page adds what an earlier one did not tell, the length before all.
void merge(std::vector<Candidate>& found, std::vector<Candidate> more)
{
    for (auto& song : more) {
        const auto known =
            std::find_if(found.begin(), found.end(), [&](const Candidate& other) { return other.id == song.id; });
        if (known == found.end()) {
            found.push_back(std::move(song));
            continue;
        }
        if (known->length.count() == 0)
            known->length = song.length;
        if (known->album.empty())
            known->album = song.album;
        if (known->artists.empty())
            known->artists = song.artists;
    }
}

// The artist's id, as a song of theirs links it.
std::string artist_id(const Recording& recording, std::span<const Candidate> found)
{
    const auto name = fold_artist(recording.main_artist());
    const auto song = std::find_if(found.begin(), found.end(), [&](const Candidate& candidate) {
        return candidate.kind == Candidate::Kind::label_audio && candidate.channel_id.starts_with("UC") &&
               fold_artist(candidate.channel) == name;
    });
    return song == found.end() ? std::string{} : song->channel_id;
}

bool is_isrc(std::string_view text)
{
    return text.size() == 12 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

}

struct YoutubeMusic::Impl {
    MusicClient client;

    // The card and the shelf beside it; the card is at times a video where the shelf has the label's track.
    std::vector<Candidate> by_isrc(const Recording& recording, std::stop_token stop)
    {
        if (!is_isrc(recording.isrc))
            return {};
        auto found = client.search(recording.isrc, stop).candidates;
        for (auto& song : found)
            song.by_isrc = true;
        std::stable_partition(found.begin(), found.end(),
                              [](const Candidate& song) { return song.kind == Candidate::Kind::label_audio; });
        return found;
    }

    std::vector<Candidate> of_artist(const std::string& id, std::stop_token stop)
    {
        if (id.empty())
            return {};
        auto page = client.browse(id, stop);
        return page.song_list.empty() ? std::move(page.candidates) : client.browse(page.song_list, stop).candidates;
    }
};

YoutubeMusic::YoutubeMusic(YoutubeMusicOptions options, HttpClient& http, Answers& answers, Rest& rest,
                           const Clock& clock)
    : impl_(new Impl{{std::move(options), http, answers, rest, clock}})
{
}

YoutubeMusic::~YoutubeMusic() = default;

std::vector<Candidate> YoutubeMusic::candidates(const Recording& recording, std::stop_token stop)
{
    auto found = impl_->by_isrc(recording, stop);
    if (any_good(recording, found))
        return found;
    if (const auto text = search_text(recording); !text.empty())
        merge(found, impl_->client.search_songs(text, stop).candidates);
    if (any_good(recording, found))
        return found;
    merge(found, impl_->of_artist(artist_id(recording, found), stop));
    return found;
}

std::vector<ServiceHealth> YoutubeMusic::health() const
{
    return impl_->client.health();
}

}
