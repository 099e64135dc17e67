// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/private_mpd.hpp"
#include <chrono>
#include <string>
#include <utility>

namespace topfive {

inline Recording recording(const std::string& artist, const std::string& title)
{
    Recording made;
    made.artists = {artist};
    made.title = title;
    return made;
}

// A library over a private MPD, wired as the composition root wires it.
struct WiredLibrary {
    explicit WiredLibrary(PrivateMpd& server, FakeAnswers& kept, std::string music = "",
                          std::chrono::milliseconds look_every = std::chrono::milliseconds(20))
        : options(options_for(server, std::move(music), look_every)), library(options, kept, clock, log),
          events(options.mpd, {&library}, wakeup, log)
    {
    }
    static MpdLibraryOptions options_for(const PrivateMpd& server, std::string music,
                                         std::chrono::milliseconds look_every)
    {
        MpdLibraryOptions options;
        options.mpd.address = server.address();
        options.music_directory = music.empty() ? server.music().string() : std::move(music);
        options.update_every = std::chrono::seconds(1);
        options.look_every = look_every;
        return options;
    }
    bool wait()
    {
        return library.wait_ready({}) && eventually([&] { return !library.obstacle(); });
    }
    bool owns(const std::string& artist, const std::string& title)
    {
        return library.find(recording(artist, title)).has_value();
    }

    FakeLog log;
    SystemClock clock;
    Wakeup wakeup;
    MpdLibraryOptions options;
    MpdLibrary library;
    MpdEvents events;
};

}
