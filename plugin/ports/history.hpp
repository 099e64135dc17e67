// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/candidate.hpp"
#include "plugin/music/artist.hpp"
#include "plugin/music/recording.hpp"
#include "plugin/watching/search_intent.hpp"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

using StoryId = std::int64_t;
using DownloadId = std::int64_t;
using Time = std::chrono::system_clock::time_point;

// CONTRACT 4. The row's own life; `error` with retry_at waits on the ladder, without it waits to be asked.
enum class DownloadState { pending, downloading, completed, error };
// CONTRACT 7: what a place of a chart is seen as.
enum class PlaceState { in_library, pending, downloading, completed, error, rejected };
[[nodiscard]] std::string_view name(DownloadState);
[[nodiscard]] std::string_view name(PlaceState);
[[nodiscard]] std::optional<DownloadState> download_state(std::string_view);

// What was found out about a file: that it is the recording, or nothing either way. not_yet: no file so far, or one
// from before files were listened to.
enum class Verified { not_yet, passed, unknown };
[[nodiscard]] std::string_view name(Verified); // "", "passed", "unknown"
[[nodiscard]] Verified verified_of(std::string_view);

// A missing recording: one row, whatever provider named it and whoever asked.
struct Download {
    DownloadId id = 0;
    Recording recording;
    std::string artist_id; // of the story that claimed it first
    std::string artist;    // that artist's name
    Candidate candidate;   // the last one tried; id empty: none yet
    std::string path;      // relative to the music directory; empty: not placed
    DownloadState state = DownloadState::pending;
    bool placed = false; // the file stands; MPD does not list it yet, or it is completed
    std::string error;   // the reason of an error, or what a pending row waits for
    int rung = 0;        // passes that failed
    std::optional<Time> retry_at;
    std::uint64_t bytes = 0; // of the placed file
    bool asked = false;      // a person asked for it
    std::string related_to;  // not empty: it comes only because its artist is like this one
    Verified verified = Verified::not_yet;
    Time created_at{};
    Time updated_at{};
};

// One line of a story: what happened, in words, with its figures.
struct StoryLine {
    Time at{};
    // "asked", "named", "chart", "verdict", "facts", "candidate", "fetch", "verified", "placed", "completed", "failed",
    // "waits", "undone", "note"
    std::string kind;
    DownloadId download = 0;                                  // 0: about the whole story
    std::string track_id;                                     // the recording that it is about, or empty
    std::string text;                                         // a sentence for people
    std::vector<std::pair<std::string, std::string>> figures; // {"score","0.97"}, {"video_id","..."} in order
};

// One place of the chart as this story saw it. rank 0 is the song asked for.
struct Place {
    int rank = 0;
    Recording recording;
    PlaceState state = PlaceState::pending; // for a download, as its row stands now
    std::string path;                       // in the library or where it was placed
    std::string why;                        // of the verdict, or of the row's error
    DownloadId download = 0;                // 0: not wanted
};

enum class StoryState { open, done, failed };
[[nodiscard]] std::string_view name(StoryState);

struct Story {
    StoryId id = 0;
    SearchIntent intent;
    StoryState state = StoryState::open;
    std::optional<Artist> artist;
    std::optional<Recording> track; // the song asked for
    std::string provider;           // whose chart
    std::string outcome;            // a sentence when done or failed, or what it waits for
    int rung = 0;                   // on the ladder of searches whose catalogue or chart is unavailable
    std::optional<Time> retry_at;
    std::vector<Place> places;    // by rank
    std::vector<StoryLine> lines; // oldest first
    Time created_at{};
    Time updated_at{};
};

// Everything that topfive remembers. Safe from every thread; each call is one transaction. Throws Fault.
class History {
public:
    virtual ~History() = default;

    // --- stories
    virtual StoryId open(const SearchIntent&) = 0;
    // What followed this story: its related artists, and the search for them, in order.
    [[nodiscard]] virtual std::vector<SearchIntent> followers(StoryId parent) = 0;
    virtual void name_story(StoryId, const std::optional<Artist>&, const std::optional<Recording>& track) = 0;
    virtual void set_chart(StoryId, const std::string& provider) = 0;
    // Replaces the places of the story.
    virtual void set_places(StoryId, const std::vector<Place>&) = 0;
    virtual void tell(StoryId, StoryLine) = 0; // `at` 0: now
    // To every story in which this download has a place, or the last one when none has.
    virtual void tell_download(DownloadId, StoryLine) = 0;
    virtual void close(StoryId, StoryState, const std::string& outcome) = 0;
    // The story stays open and is offered again at `retry_at`.
    virtual void postpone(StoryId, int rung, Time retry_at, const std::string& reason) = 0;
    [[nodiscard]] virtual std::optional<Story> story(StoryId) = 0; // with places and lines
    [[nodiscard]] virtual std::vector<Story> open_stories() = 0;   // without lines, oldest first
    // Stories (newest first, with places and lines) whose search, artist, titles, ids or paths hold the text, folded.
    [[nodiscard]] virtual std::vector<Story> stories_about(std::string_view words, std::size_t limit) = 0;
    // Newest first, without lines. `before` 0: from the newest.
    [[nodiscard]] virtual std::vector<Story> recent_stories(std::size_t limit, StoryId before = 0) = 0;
    // The last story, other than `except`, that got as far as this artist's chart. Those of related artists count only
    // where `related` is true: they may have looked at less of it.
    [[nodiscard]] virtual std::optional<Time> last_looked(const std::string& artist_id, StoryId except,
                                                          bool related) = 0;
    // The last search, other than `except`, for exactly this folded text and field that is under way or done.
    struct Searched {
        Time at{};
        bool nobody = false; // it is done, and named nobody
    };
    [[nodiscard]] virtual std::optional<Searched> last_searched(const SearchIntent&, StoryId except) = 0;

    // --- what to show of it
    // The newest story, with places, that drew this artist's chart with at least `count` places, if that was asked for.
    [[nodiscard]] virtual std::optional<Story> last_chart(const std::string& artist_id, std::size_t count) = 0;
    // Artists whose stories got a line after line `since`, each once; with 0 all whose chart was ever drawn.
    struct Told {
        std::vector<std::string> artists; // ids
        std::int64_t last = 0;            // the newest line
    };
    [[nodiscard]] virtual Told told_since(std::int64_t since) = 0;
    [[nodiscard]] virtual std::vector<Download> recently_completed(std::size_t limit) = 0; // by placing, newest first

    // --- downloads
    // The row of this recording by comparison (any provider's name for it), if there is one.
    [[nodiscard]] virtual std::optional<Download> find(const Recording&) = 0;
    // That row, or a new pending one. `asked` is remembered when true; a row stays `related_to` only while nobody
    // claims it for another reason.
    virtual Download claim(const Recording&, const Artist&, bool asked, const std::string& related_to) = 0;
    [[nodiscard]] virtual std::optional<Download> download(DownloadId) = 0;
    [[nodiscard]] virtual std::optional<Download> download_at(const std::string& path) = 0;
    struct Filter {
        std::optional<DownloadState> state = {};
        std::string artist = {}; // folded name equal
        std::size_t limit = 100;
        DownloadId before = 0; // 0: from the newest
        std::optional<Time> since = {};
        bool unverified = false; // only files that stand and are Verified::unknown
        bool oldest_first = false;
    };
    [[nodiscard]] virtual std::vector<Download> downloads(const Filter&) = 0; // newest first, unless told otherwise
    [[nodiscard]] virtual std::vector<Download> unfinished() = 0; // pending, downloading, placed but not completed
    // Rows in error whose retry_at has come become pending; their stories (open again) are returned.
    virtual std::vector<StoryId> due(Time now) = 0;
    // The earliest retry_at of a story or a row.
    [[nodiscard]] virtual std::optional<Time> next_due() = 0;

    virtual void downloading(DownloadId, const Candidate&) = 0;
    virtual void waiting(DownloadId, const std::string& reason) = 0; // back to pending: what it waits for
    virtual void failed(DownloadId, const std::string& reason, int rung, std::optional<Time> retry_at) = 0;
    virtual void verified(DownloadId, Verified) = 0;
    virtual void placing(DownloadId, const std::string& path) = 0; // the journal: written before the rename
    virtual void placed(DownloadId, const std::string& path, std::uint64_t bytes) = 0; // still `downloading`
    virtual void completed(DownloadId) = 0;
    virtual void moved(DownloadId, const std::string& path) = 0; // a placed file: people put it there
    [[nodiscard]] virtual std::vector<std::pair<DownloadId, std::string>> standing() = 0; // placed rows, their paths
    // Journal entries without placed(): a crash fell between.
    [[nodiscard]] virtual std::vector<std::pair<DownloadId, std::string>> journal() = 0;
    virtual void forget_journal(DownloadId) = 0;
    // The row goes away (undo, cancel, deleted by a person); places that pointed at it become `rejected` with reason.
    virtual void remove(DownloadId, const std::string& reason) = 0;

    // --- what is not wanted again
    virtual void block(const Recording&, const std::string& reason) = 0;
    virtual void unblock(const Recording&) = 0;
    [[nodiscard]] virtual std::optional<std::string> blocked(const Recording&) = 0; // the reason
    virtual void reject_candidate(DownloadId, const Candidate&, const std::string& reason) = 0;
    // Each by its source and the source's id.
    [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> rejected_candidates(DownloadId) = 0;

    // --- caps
    [[nodiscard]] virtual std::size_t started_since(Time) = 0;                      // downloads begun
    [[nodiscard]] virtual std::uint64_t bytes_placed() = 0;                         // of files that stand
    [[nodiscard]] virtual std::size_t fetched_of(const std::string& artist_id) = 0; // rows of this artist not in error
    struct Counts {
        std::size_t pending = 0, downloading = 0, completed = 0, error = 0;
    };
    [[nodiscard]] virtual Counts counts() = 0;
    // What observing showed: whose charts were looked at, which of their songs the library has, which wait to be
    // downloaded, and how long those are.
    struct Outlook {
        std::size_t artists = 0, songs = 0, owned = 0;
        std::chrono::seconds length{0};  // of the songs to come
        std::size_t unknown_lengths = 0; // of them
    };
    [[nodiscard]] virtual Outlook outlook() = 0;
    // What was placed and stands, by day (UTC).
    struct Day {
        std::string date; // "2026-11-25"
        std::size_t songs = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] virtual std::vector<Day> placed_by_day() = 0; // oldest first, days without any left out
};

}
