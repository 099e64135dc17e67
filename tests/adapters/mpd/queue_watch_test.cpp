// SPDX-License-Identifier: MIT
#include "adapters/mpd/queue_watch.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/private_mpd.hpp"
#include "tests/fakes/scripted_mpd.hpp"
#include <algorithm>
#include <atomic>
#include <gmock/gmock.h>
#include <mutex>

using namespace topfive;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// A watched queue. `sync` queues a song of an artist of its own and waits for it: whatever was queued before it has
// been judged then.
struct Watched {
    explicit Watched(const std::string& address, bool radio = false)
        : watch(
              options(radio), [](std::string_view) { return 0; },
              [this](SearchIntent intent) {
                  const std::scoped_lock lock(mutex);
                  intents.push_back(std::move(intent));
              },
              [this](std::string note) {
                  const std::scoped_lock lock(mutex);
                  notes.push_back(std::move(note));
              },
              clock, log),
          events({address, ""}, {&watch, &ready}, wakeup, log)
    {
        EXPECT_TRUE(eventually([&] { return ready.connections > 0; }));
    }
    static QueueWatchOptions options(bool radio)
    {
        QueueWatchOptions options;
        options.mode = QueueWatchOptions::Mode::all;
        options.radio = radio;
        options.settle = 50ms;
        return options;
    }
    std::vector<std::string> artists()
    {
        const std::scoped_lock lock(mutex);
        std::vector<std::string> names;
        for (const auto& intent : intents)
            names.push_back(intent.text);
        return names;
    }
    bool heard(const std::string& artist)
    {
        return eventually([&] {
            const auto all = artists();
            return std::ranges::find(all, artist) != all.end();
        });
    }

    struct Ready : MpdListener {
        void connected(MpdConnection&) override { ++connections; }
        std::atomic<int> connections = 0;
    };
    FakeLog log;
    SystemClock clock;
    Wakeup wakeup;
    std::mutex mutex;
    std::vector<SearchIntent> intents;
    std::vector<std::string> notes;
    Ready ready;
    QueueWatch watch;
    MpdEvents events;
};

void fill(PrivateMpd& mpd)
{
    for (const char* const artist : {"Pulp", "Blur", "Oasis"})
        mpd.add(std::string(artist) + "/song.flac", artist, "Song");
    mpd.update();
}

}

TEST(QueueWatch, HearsOfANewArtist)
{
    PrivateMpd mpd;
    fill(mpd);
    Watched queue(mpd.address());

    mpd.ask("add \"Pulp/song.flac\"");

    ASSERT_TRUE(queue.heard("Pulp"));
    const std::scoped_lock lock(queue.mutex);
    EXPECT_EQ(queue.intents.front().field, "artist");
    EXPECT_EQ(queue.intents.front().kind, SearchIntent::Kind::add);
    EXPECT_EQ(queue.intents.front().origin, SearchIntent::Origin::queue);
}

TEST(QueueWatch, LeavesWhatWasQueuedBefore)
{
    PrivateMpd mpd;
    fill(mpd);
    mpd.ask("add \"Pulp/song.flac\"\nadd \"Blur/song.flac\"");
    Watched queue(mpd.address());
    mpd.ask("move 0 1\nshuffle");
    mpd.ask("add \"Oasis/song.flac\"");
    ASSERT_TRUE(queue.heard("Oasis"));
    EXPECT_THAT(queue.artists(), ElementsAre("Oasis"));
}

TEST(QueueWatch, LeavesWhatMpdRestoresAtItsStart)
{
    PrivateMpd mpd;
    fill(mpd);
    Watched queue(mpd.address());
    mpd.ask("add \"Pulp/song.flac\"");
    ASSERT_TRUE(queue.heard("Pulp"));

    mpd.ask("add \"Blur/song.flac\"");
    ASSERT_TRUE(queue.heard("Blur"));
    mpd.stop();
    mpd.start();
    ASSERT_TRUE(eventually([&] { return queue.ready.connections == 2; }));
    mpd.ask("add \"Oasis/song.flac\"");

    ASSERT_TRUE(queue.heard("Oasis"));
    EXPECT_THAT(queue.artists(), ElementsAre("Pulp", "Blur", "Oasis"));
}

TEST(QueueWatch, LeavesWhomTheObserverSaw)
{
    PrivateMpd mpd;
    fill(mpd);
    Watched queue(mpd.address());
    queue.watch.seen("Pulp");
    mpd.ask("add \"Pulp/song.flac\"\nadd \"Oasis/song.flac\"");
    ASSERT_TRUE(queue.heard("Oasis"));
    EXPECT_THAT(queue.artists(), ElementsAre("Oasis"));
}

namespace {

// Songs long enough to be played: headers alone do not do.
void fill_with_sound(PrivateMpd& mpd)
{
    for (const char* const artist : {"Blur", "Oasis", "Pulp"}) {
        Command make;
        make.argv = {"ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono", "-t", "160"};
        make.argv.insert(make.argv.end(), {"-metadata", std::string("artist=") + artist,
                                           (mpd.music() / (std::string(artist) + ".flac")).string()});
        ASSERT_TRUE(run_program(make, [](std::string_view) {}, {}, {}).clean());
    }
    mpd.update();
}

}

TEST(QueueWatch, KeepsWhatIsAddedAsASongEnds)
{
    PrivateMpd mpd;
    fill_with_sound(mpd);
    mpd.ask("repeat 1\nsingle 1\nadd \"Blur.flac\"\nadd \"Oasis.flac\"\nplay 0"); // should this take long
    ASSERT_TRUE(eventually([&] {
        mpd.ask("seek 0 142"); // refused as long as the song is being opened
        return mpd.ask("status").find("elapsed: 142") != std::string::npos;
    }));
    Watched queue(mpd.address());

    mpd.ask("add \"Pulp.flac\"");

    ASSERT_TRUE(eventually([&] {
        const auto due = queue.watch.next_deadline();
        return due && *due > queue.clock.now() + 1min;
    })) << "whose it is shows when the next song ends";
    EXPECT_THAT(queue.artists(), IsEmpty());
    mpd.ask("addid \"Oasis.flac\" 0");
    ASSERT_TRUE(queue.heard("Oasis")) << "what is put in front is a person's";
    queue.watch.finish();
    EXPECT_THAT(queue.artists(), ElementsAre("Oasis", "Pulp"));
}

TEST(QueueWatch, LeavesWhatIsAddedAtASongChange)
{
    PrivateMpd mpd;
    fill_with_sound(mpd);
    mpd.ask("add \"Blur.flac\"\nadd \"Oasis.flac\"\nplay 0");
    Watched queue(mpd.address());
    ASSERT_NE(mpd.ask("status").find("state: play"), std::string::npos);

    mpd.ask("next");
    mpd.ask("add \"Pulp.flac\"");

    ASSERT_TRUE(eventually([&] {
        const std::scoped_lock lock(queue.mutex);
        return !queue.notes.empty();
    }));
    EXPECT_THAT(queue.artists(), IsEmpty());
    EXPECT_THAT(queue.notes, ElementsAre(testing::HasSubstr("Pulp")));
}

namespace {

// An MPD that tells of its player while its queue has changed already.
std::optional<std::string> two_things_at_once(const std::string& line, std::atomic<bool>& added)
{
    if (line == "status")
        return added ? "playlist: 2\nplaylistlength: 1\nstate: stop\nvolume: 50\nOK\n"
                     : "playlist: 1\nplaylistlength: 0\nstate: stop\nvolume: 50\nOK\n";
    if (line == "plchanges \"1\" \"0:2000\"")
        return "file: Pulp/song.flac\nArtist: Pulp\nPos: 0\nId: 1\nOK\n";
    return "OK\n";
}

}

TEST(QueueWatch, LosesNothingThatCameWithAnotherEvent)
{
    std::atomic<bool> added = false;
    ScriptedMpd mpd([&](const std::string& line) { return two_things_at_once(line, added); });
    Watched queue(mpd.address());
    ASSERT_TRUE(eventually([&] {
        const auto lines = mpd.lines();
        return std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("idle"); });
    }));
    added = true;
    mpd.event("player");
    EXPECT_TRUE(queue.heard("Pulp"));
}

namespace {

// An MPD whose only queue entry is a stream that names its songs.
struct Station {
    std::optional<std::string> answer(const std::string& line)
    {
        const std::scoped_lock lock(mutex);
        if (line == "status")
            return "playlist: " + std::to_string(version) +
                   "\nplaylistlength: 1\nstate: play\nsong: 0\nsongid: 1\nvolume: 50\nOK\n";
        if (line == "plchangesposid \"0\"")
            return "cpos: 0\nId: 1\nOK\n";
        if (line.starts_with("plchanges"))
            return "file: http://radio.example/stream\n" + (title.empty() ? "" : "Title: " + title + "\n") +
                   "Name: Radio\nPos: 0\nId: 1\nOK\n";
        return "OK\n";
    }
    void play(const std::string& now)
    {
        const std::scoped_lock lock(mutex);
        title = now;
        ++version;
    }
    std::mutex mutex;
    int version = 1;
    std::string title;
};

}

TEST(QueueWatch, ListensToTheRadioWhenAskedTo)
{
    Station station;
    ScriptedMpd mpd([&](const std::string& line) { return station.answer(line); });
    Watched queue(mpd.address(), true);
    for (const char* const title : {"Radio Example, the best of today", "Pulp - Disco 2000"}) {
        station.play(title);
        ASSERT_TRUE(eventually([&] {
            mpd.event("playlist");
            const auto lines = mpd.lines();
            return std::ranges::find(lines, "plchanges \"" + std::to_string(station.version - 1) + "\" \"0:2000\"") !=
                   lines.end();
        }));
    }
    ASSERT_TRUE(queue.heard("Pulp"));
    EXPECT_THAT(queue.artists(), ElementsAre("Pulp"));
}
