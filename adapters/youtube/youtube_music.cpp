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

void merge(std::vector<Candidate>& found, std::vector<Candidate> more)
{
    for (auto& song : more)
        merge(found, std::move(song));
}

// The artist's ids, as songs of theirs link them: one artist may have several, and not each has a page with songs.
std::vector<std::string> artist_ids(const Recording& recording, std::span<const Candidate> found)
{
    constexpr std::size_t most = 3;
    const auto name = fold_artist(recording.main_artist());
    std::vector<std::string> ids;
    for (const auto& song : found)
        if (song.kind == Candidate::Kind::label_audio && song.channel_id.starts_with("UC") &&
            fold_artist(song.channel) == name && std::ranges::find(ids, song.channel_id) == ids.end() &&
            ids.size() < most)
            ids.push_back(song.channel_id);
    return ids;
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

    // The songs of the first id whose page has any.
    std::vector<Candidate> of_artist(const std::vector<std::string>& ids, std::stop_token stop)
    {
        for (const auto& id : ids) {
            auto page = client.browse(id, stop);
            auto songs =
                page.song_list.empty() ? std::vector<Candidate>{} : client.browse(page.song_list, stop).candidates;
            if (songs.empty())
                songs = std::move(page.candidates);
            if (!songs.empty())
                return songs;
        }
        return {};
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
    merge(found, impl_->of_artist(artist_ids(recording, found), stop));
    return found;
}

std::vector<ServiceHealth> YoutubeMusic::health() const
{
    return impl_->client.health();
}

}
