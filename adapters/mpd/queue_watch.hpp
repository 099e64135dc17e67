// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/events.hpp"
#include "adapters/mpd/queue_judgement.hpp"
#include "plugin/watching/search_intent.hpp"
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct mpd_song;

namespace topfive {

// Notices artists who enter MPD's queue, by whatever client and without a search. Nothing that was queued when the
// connection was made counts, so neither what MPD restores at its own start nor what is moved. Only the tags of songs
// say who is meant; a stream's title only with watch.radio.
class QueueWatch : public MpdListener {
public:
    using Sink = std::function<void(SearchIntent)>;
    using Note = std::function<void(std::string)>;

    // `note` gets what was seen and left, in words for a person.
    QueueWatch(QueueWatchOptions, QueueJudgement::SongsOf, Sink, Note, const Clock&, Log&);

    // Somebody searched for this artist. From any thread.
    void seen(const std::string& artist);
    // This client only reacts to MPD's events, and queued something a moment ago. From any thread.
    void robot(const std::string& client);
    // Nothing more is heard: what came together so far is judged now. From any thread.
    void finish();
    // When somebody changed the queue, as far as it was seen. From any thread.
    [[nodiscard]] std::optional<Clock::time_point> last_change() const;

    void connected(MpdConnection&) override;
    void changed(MpdConnection&, const MpdChanges&) override;
    [[nodiscard]] std::optional<Clock::time_point> next_deadline() override;
    void due(MpdConnection&) override;

private:
    struct Player {
        unsigned version = 0; // of the queue
        unsigned length = 0;
        int song = -1; // its id
        bool playing = false;
        std::chrono::seconds total{0}; // of the song that plays; 0: it has no end
        Clock::time_point end{};       // when it will end
    };
    [[nodiscard]] Player ask_player(MpdConnection&) const;
    void begin_anew(MpdConnection&);
    void read_changes(MpdConnection&, const Player&);
    struct News {
        std::vector<std::string> artists; // of songs that are new, one for each
        unsigned first = 0;               // the place of the foremost
    };
    void read(const mpd_song*, News&);
    void tell_what_plays();
    void read_stream(const mpd_song*);
    [[nodiscard]] bool moved_on(const Player& now) const;
    void judge(QueueJudgement::When);
    void tell(QueueJudgement::Verdict);

    const QueueWatchOptions options_;
    Sink sink_;
    Note note_;
    const Clock& clock_;
    Log& log_;
    Player player_;
    int last_played_ = -1;                             // the id of a song
    std::unordered_set<unsigned> known_;               // ids of songs that have been in the queue
    std::unordered_map<unsigned, std::string> titles_; // of streams
    mutable std::mutex mutex_;                         // of what follows
    QueueJudgement judgement_;
    std::optional<Clock::time_point> last_change_;
};

}
