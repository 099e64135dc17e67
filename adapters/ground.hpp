// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/files/marked_files.hpp"
#include "adapters/files/music_directory.hpp"
#include "adapters/files/taglib_tagger.hpp"
#include "adapters/io/http_client.hpp"
#include "adapters/io/system_clock.hpp"
#include "adapters/metadata/http_covers.hpp"
#include "adapters/mpd/events.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/own_connections.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "adapters/store/sqlite_answers.hpp"
#include "adapters/store/telling_history.hpp"
#include "adapters/web/announcer.hpp"
#include "adapters/web/progress_board.hpp"
#include "adapters/youtube/rest.hpp"
#include "plugin/fetching/inbox.hpp"
#include "plugin/fetching/whereabouts.hpp"

namespace topfive {

struct Config;

// What lives as long as the process, in the order in which it is needed: memory, the library, the music directory,
// the way into the network. `mpd` and `data_directory` of the configuration are its foundation.
class Ground {
public:
    // Throws Fault when the data directory or the database cannot be used.
    // `own`: told of topfive's own connections to MPD. It must live longer.
    Ground(const Config&, OwnConnections& own, Log&);
    ~Ground();

    const Clock& clock() const { return clock_; }
    Log& log() { return log_; }
    HttpClient& http() { return http_; }
    SqliteHistory& history() { return history_; }
    SqliteAnswers& answers() { return answers_; }
    MpdLibrary& library() { return library_; }
    MusicDirectory& shelf() { return shelf_; }
    Whereabouts& whereabouts() { return whereabouts_; }
    TagLibTagger& tagger() { return tagger_; }
    HttpCovers& covers() { return covers_; }
    Rest& rest() { return rest_; }
    ProgressBoard& progress() { return progress_; }
    EventLog& events() { return happened_; }
    const Tally& tally() const { return tally_; }
    const Announcer& announcer() const { return announcer_; }
    Inbox& inbox() { return inbox_; }
    [[nodiscard]] const MpdOptions& mpd() const { return mpd_; }

    // What of a changed configuration needs no restart.
    void take_over(const Config&);
    // MPD may have told where its music directory is.
    void learn_music_directory();
    // Why nothing can be fetched now; nullopt: it can.
    [[nodiscard]] std::optional<std::string> obstacle() const;

private:
    SystemClock clock_;
    const MpdOptions mpd_;
    Log& log_;
    HttpClient http_;
    EventLog happened_;
    ProgressBoard progress_;
    Tally tally_;
    Announcer announcer_{happened_, progress_, tally_};
    TellingHistory history_;
    SqliteAnswers answers_;
    MpdLibrary library_;
    MusicDirectory shelf_;
    MarkedFiles marks_{shelf_};
    Whereabouts whereabouts_{history_, shelf_, library_, marks_};
    TagLibTagger tagger_;
    HttpCovers covers_{log_};
    Rest rest_{clock_};
    Inbox inbox_;
    Wakeup wakeup_;
    MpdEvents events_; // last: it calls into the library from its thread
};

// How the configuration's MPD is reached.
[[nodiscard]] MpdOptions mpd_options(const Config&, OwnConnections&);

}
