// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/mpd/command_connection.hpp"
#include "adapters/mpd/events.hpp"
#include "adapters/mpd/held_index.hpp"
#include "adapters/mpd/library_reader.hpp"
#include "adapters/mpd/obstacles.hpp"
#include "adapters/mpd/right_directory.hpp"
#include "adapters/mpd/sudden_loss.hpp"
#include "adapters/mpd/update_sender.hpp"
#include "plugin/ports/answers.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/log.hpp"
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace topfive {

struct MpdLibraryOptions {
    MpdOptions mpd{};
    std::string music_directory{};         // empty: MPD is asked
    std::vector<std::string> sockets{};    // where an MPD on this machine is asked for it; empty: the usual paths
    std::chrono::seconds update_every{30}; // mpd.update_every
    std::chrono::milliseconds look_every{60'000}; // at the music directory
};

// What `status` and `doctor` tell of MPD.
struct MpdFacts {
    bool connected = false;
    std::string address; // or what was tried
    std::string version; // of the protocol
    std::size_t songs = 0;
    bool index_ready = false;
    std::string music_directory;
    std::vector<std::string> missing;            // commands that MPD does not allow and topfive needs
    std::string error;                           // the last one, empty when all goes well
    std::optional<Clock::time_point> last_event; // of the database
};

// MPD's database as topfive's library. A thread of its own reads it, asks for updates and looks at the music
// directory; MpdEvents tells it when. What counted as the whole library is kept in Answers across a restart.
class MpdLibrary : public Library, public MpdListener {
public:
    MpdLibrary(MpdLibraryOptions, Answers&, const Clock&, Log&);
    ~MpdLibrary() override;

    [[nodiscard]] bool ready() const override { return index_.ready(); }
    bool wait_ready(std::stop_token stop) const override { return index_.wait_ready(std::move(stop)); }
    [[nodiscard]] std::optional<std::string> obstacle() const override;
    // Why nothing may be placed now, whether MPD can be asked or not: the music directory is not the one that was
    // looked at and found right. Asked before every placing: a share may have gone since.
    [[nodiscard]] std::optional<std::string> misplaced() const;
    [[nodiscard]] std::optional<Song> find(const Recording&) const override;
    [[nodiscard]] std::size_t songs_of(std::string_view artist) const override { return index_.songs_of(artist); }
    [[nodiscard]] bool lists(const std::string& path) const override;
    void update(const std::string& path) override;
    void end_batch(const std::string& path) override;
    void on_change(std::function<void()>) override;

    // A person says that the songs which are gone are meant to be gone.
    void confirm_loss();
    [[nodiscard]] MpdFacts facts() const;

    void connected(MpdConnection&) override;
    void changed(MpdConnection&, const MpdChanges&) override;
    void disconnected(const std::string& reason) override;

private:
    void keep(const std::stop_token&);
    void work(const std::stop_token&);
    void learn_about_mpd();
    void count(std::size_t songs);
    void look_at_directory();
    void tell_of_change();
    [[nodiscard]] bool take_told();
    void tell_again();
    void rouse();
    [[nodiscard]] bool look_is_due();
    [[nodiscard]] LibraryReader::Moment next_work() const;
    void remember(std::size_t songs);
    [[nodiscard]] std::string memory_key() const;

    const MpdLibraryOptions options_;
    Answers& answers_;
    const Clock& clock_;
    Log& log_;
    std::stop_source stop_;
    mutable CommandConnection mpd_;
    HeldIndex index_;
    Obstacles obstacles_;
    UpdateSender updates_;
    LibraryReader reader_;

    mutable std::mutex mutex_; // of what follows
    mutable std::condition_variable_any roused_;
    mutable bool wanted_ = true;        // something is to be done now
    mutable bool look_at_once_ = false; // at the directory
    bool told_ = false;                 // of a change of MPD's database
    bool unknown_ = true;               // MPD may be another than before
    SuddenLoss size_;
    MpdFacts facts_;
    std::vector<std::function<void()>> callbacks_;
    FolderIdentity looked_at_; // the music directory

    LibraryReader::Moment retry_{}; // the keeper's own, as the next
    LibraryReader::Moment next_look_{};
    std::jthread thread_;
};

}
