// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include "plugin/music/song.hpp"
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// What MPD lists, and MPD asked to look. Safe from every thread.
class Library {
public:
    virtual ~Library() = default;

    // The index is complete. Until then no verdict is given.
    [[nodiscard]] virtual bool ready() const = 0;
    // Waits until ready or stopped; tells which.
    virtual bool wait_ready(std::stop_token) const = 0;
    // Why nothing may be fetched now, in words for a person: MPD away, the music directory not the one that MPD
    // lists, more than half of the songs gone. nullopt: fetching is safe.
    [[nodiscard]] virtual std::optional<std::string> obstacle() const = 0;

    // The song that is the same recording (comparison.hpp), if the library has one.
    [[nodiscard]] virtual std::optional<Song> find(const Recording&) const = 0;
    // How many songs there are by an artist of this folded name.
    [[nodiscard]] virtual std::size_t songs_of(std::string_view artist) const = 0;

    // Does MPD list this path now? Asks MPD itself. False also when MPD cannot be asked.
    [[nodiscard]] virtual bool lists(const std::string& path) const = 0;
    // MPD shall look at this path's folder: the first of a folder at once, then at most one update in
    // mpd.update_every. Returns at once; repeated until MPD took it.
    virtual void update(const std::string& path) = 0;
    // Nothing more comes beside this path for now: the update that may follow the first is not kept waiting.
    virtual void end_batch(const std::string& path) = 0;
    // Called from the library's thread after MPD's database changed and the index was refreshed.
    virtual void on_change(std::function<void()>) = 0;
};

}
