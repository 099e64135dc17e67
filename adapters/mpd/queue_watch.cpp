// SPDX-License-Identifier: MIT
#include "adapters/mpd/queue_watch.hpp"

#include "adapters/mpd/connection.hpp"

#include <algorithm>
#include <memory>
#include <mpd/client.h>
#include <string_view>
#include <utility>

namespace topfive {

namespace {

using OwnedSong = std::unique_ptr<mpd_song, decltype(&mpd_song_free)>;
using OwnedStatus = std::unique_ptr<mpd_status, decltype(&mpd_status_free)>;

constexpr unsigned page = 2000;                // songs in one answer; MPD's output buffer is bounded
constexpr std::size_t most_forgotten = 50'000; // ids of songs that have left the queue
constexpr std::chrono::seconds near{5};

std::string_view tag(const mpd_song* song, mpd_tag_type type)
{
    const char* const value = mpd_song_get_tag(song, type, 0);
    return value == nullptr ? std::string_view{} : value;
}

bool is_stream(const mpd_song* song)
{
    return std::string_view(mpd_song_get_uri(song)).find("://") != std::string_view::npos;
}

}

QueueWatch::QueueWatch(QueueWatchOptions options, QueueJudgement::SongsOf songs_of, Sink sink, Note note,
                       const Clock& clock, Log& log)
    : options_(options), sink_(std::move(sink)), note_(std::move(note)), clock_(clock), log_(log),
      judgement_(options, std::move(songs_of))
{
}

void QueueWatch::seen(const std::string& artist)
{
    const std::scoped_lock lock(mutex_);
    judgement_.seen(artist, clock_.now());
}

void QueueWatch::robot(const std::string& client)
{
    const std::scoped_lock lock(mutex_);
    judgement_.robot(client, clock_.now());
}

std::optional<Clock::time_point> QueueWatch::last_change() const
{
    const std::scoped_lock lock(mutex_);
    return last_change_;
}

QueueWatch::Player QueueWatch::ask_player(MpdConnection& mpd) const
{
    const OwnedStatus status(mpd_run_status(mpd.raw()), mpd_status_free);
    mpd.check(status != nullptr, "status");
    Player player;
    player.version = mpd_status_get_queue_version(status.get());
    player.length = mpd_status_get_queue_length(status.get());
    player.song = mpd_status_get_song_id(status.get());
    player.playing = mpd_status_get_state(status.get()) == MPD_STATE_PLAY;
    player.total = std::chrono::seconds(mpd_status_get_total_time(status.get()));
    player.end = clock_.now() + player.total - std::chrono::milliseconds(mpd_status_get_elapsed_ms(status.get()));
    return player;
}

void QueueWatch::begin_anew(MpdConnection& mpd)
{
    player_ = ask_player(mpd);
    last_played_ = player_.playing ? player_.song : -1;
    tell_what_plays();
    known_.clear();
    titles_.clear();
    mpd.check(mpd_send_queue_changes_brief(mpd.raw(), 0), "plchangesposid");
    unsigned position = 0, id = 0;
    while (mpd_recv_queue_change_brief(mpd.raw(), &position, &id))
        known_.insert(id);
    mpd.finish("plchangesposid");
}

void QueueWatch::tell_what_plays()
{
    std::optional<SongRhythm::Playing> playing;
    if (player_.playing && player_.total.count() > 0)
        playing = {player_.end, player_.total};
    const std::scoped_lock lock(mutex_);
    judgement_.plays(playing, clock_.now());
}

void QueueWatch::connected(MpdConnection& mpd)
{
    begin_anew(mpd);
}

void QueueWatch::changed(MpdConnection& mpd, const MpdChanges& changes)
{
    if (!changes.queue && !changes.player)
        return;
    const Player now = ask_player(mpd);
    {
        const std::scoped_lock lock(mutex_);
        if (moved_on(now))
            judgement_.moved_on(clock_.now());
        if (changes.player && now.version == player_.version)
            judgement_.stirred(clock_.now());
    }
    if (now.playing)
        last_played_ = now.song;
    if (now.version < player_.version || known_.size() > now.length + most_forgotten)
        return begin_anew(mpd);
    if (now.version != player_.version) // whatever event it was that came first
        read_changes(mpd, now);
    player_ = now;
    tell_what_plays();
}

// To a song that was queued already, or to the end of the queue; not what a person starts who fills the queue.
// Between two songs MPD may say for a moment that it plays nothing.
bool QueueWatch::moved_on(const Player& now) const
{
    if (now.playing)
        return last_played_ >= 0 && now.song != last_played_ && known_.contains(static_cast<unsigned>(now.song));
    const auto time = clock_.now();
    return player_.playing && now.song < 0 && time > player_.end - near && time < player_.end + near;
}

void QueueWatch::read_changes(MpdConnection& mpd, const Player& now)
{
    News news{{}, now.length};
    for (unsigned from = 0; from == 0 || from < now.length; from += page) {
        mpd.check(mpd_send_queue_changes_meta_range(mpd.raw(), player_.version, from, from + page), "plchanges");
        while (const OwnedSong song{mpd_recv_song(mpd.raw()), mpd_song_free})
            read(song.get(), news);
        mpd.finish("plchanges");
    }
    const std::scoped_lock lock(mutex_);
    last_change_ = clock_.now();
    judgement_.added(news.artists, clock_.now(), news.first + news.artists.size() >= now.length);
}

void QueueWatch::read(const mpd_song* song, News& news)
{
    if (is_stream(song))
        return read_stream(song);
    if (!known_.insert(mpd_song_get_id(song)).second) // moved, or its tags have changed
        return;
    const auto artist = tag(song, MPD_TAG_ARTIST);
    news.first = std::min(news.first, mpd_song_get_pos(song));
    news.artists.emplace_back(artist.empty() ? tag(song, MPD_TAG_ALBUM_ARTIST) : artist);
}

// "Artist - Title" is what most stations send.
void QueueWatch::read_stream(const mpd_song* song)
{
    const auto title = tag(song, MPD_TAG_TITLE);
    auto& last = titles_[mpd_song_get_id(song)];
    if (last == title)
        return;
    last = title;
    const auto dash = title.find(" - ");
    if (dash == std::string_view::npos || dash == 0)
        return;
    const std::scoped_lock lock(mutex_);
    judgement_.heard(std::string(title.substr(0, dash)), clock_.now());
}

std::optional<Clock::time_point> QueueWatch::next_deadline()
{
    const std::scoped_lock lock(mutex_);
    return judgement_.next_deadline();
}

void QueueWatch::due(MpdConnection&)
{
    judge(QueueJudgement::When::due);
}

void QueueWatch::finish()
{
    judge(QueueJudgement::When::at_once);
}

void QueueWatch::judge(QueueJudgement::When when)
{
    QueueJudgement::Verdict verdict;
    {
        const std::scoped_lock lock(mutex_);
        verdict = judgement_.judge(clock_.now(), when);
    }
    try {
        tell(std::move(verdict));
    } catch (const std::exception& fault) { // of topfive, not of MPD
        log_.error("what was seen in the queue is lost: {}", fault.what());
    }
}

void QueueWatch::tell(QueueJudgement::Verdict verdict)
{
    for (auto& note : verdict.notes)
        note_(std::move(note));
    for (auto& artist : verdict.artists) {
        SearchIntent intent;
        intent.text = std::move(artist);
        intent.field = "artist";
        intent.kind = SearchIntent::Kind::add;
        intent.origin = SearchIntent::Origin::queue;
        intent.at = clock_.now();
        sink_(std::move(intent));
    }
}

}
