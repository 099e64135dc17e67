// SPDX-License-Identifier: MIT
#include "adapters/mpd/library.hpp"

#include "adapters/mpd/questions.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::size_t large_folder = 4000; // songs; their tags together may be too much for one answer of MPD

std::size_t remembered(Answers& answers, const std::string& key)
{
    const auto text = answers.get(key);
    return text ? std::strtoul(text->c_str(), nullptr, 10) : 0;
}

}

MpdLibrary::MpdLibrary(MpdLibraryOptions options, Answers& answers, const Clock& clock, Log& log)
    : options_(std::move(options)), answers_(answers), clock_(clock), log_(log), mpd_(options_.mpd, stop_.get_token()),
      updates_(options_.update_every, mpd_, log),
      reader_(
          options_.mpd, mpd_, index_, [this] { updates_.send_due(); }, [this](std::size_t songs) { count(songs); }),
      size_(remembered(answers, memory_key()))
{
    facts_.music_directory = options_.music_directory;
    obstacles_.set(Obstacles::connection, "MPD has not answered yet");
    obstacles_.set(Obstacles::directory, "the music directory has not been looked at yet");
    thread_ = std::jthread([this] { keep(stop_.get_token()); });
}

MpdLibrary::~MpdLibrary()
{
    stop_.request_stop(); // the thread's own token would not reach the connections
}

std::string MpdLibrary::memory_key() const
{
    return "mpd/songs/" + options_.mpd.address;
}

std::optional<Song> MpdLibrary::find(const Recording& recording) const
{
    const auto hit = index_.find(recording);
    if (!hit)
        return {};
    try {
        const auto listed = mpd_.ask([&](MpdConnection& mpd) {
            if (hit->in_folder < large_folder)
                return ask_folder(mpd, hit->folder);
            const auto song = ask_place(mpd, hit->folder, hit->place);
            return song ? std::vector{*song} : std::vector<Song>{};
        });
        if (auto song = pick_recording(listed, recording))
            return song;
    } catch (const Fault& fault) {
        log_.debug("library: the path of \"{}\" is not known: {}", hit->found.title, fault.what());
    }
    Song owned; // MPD cannot say where, the library has it none the less
    owned.title = hit->found.title;
    owned.artists = {hit->found.artist};
    return owned;
}

std::optional<std::string> MpdLibrary::obstacle() const
{
    auto moved = misplaced();
    auto words = obstacles_.first();
    return words ? words : moved;
}

std::optional<std::string> MpdLibrary::misplaced() const
{
    std::string directory;
    FolderIdentity before;
    {
        const std::scoped_lock lock(mutex_);
        directory = facts_.music_directory;
        before = looked_at_;
    }
    const auto known = obstacles_.of(Obstacles::directory);
    if (folder_identity(directory) == before)
        return known;
    {
        const std::scoped_lock lock(mutex_);
        look_at_once_ = wanted_ = true;
    }
    roused_.notify_all();
    if (known)
        return known;
    return fmt::format("another folder stands at {} than before, as when a share comes or goes; it is looked at now",
                       directory);
}

bool MpdLibrary::lists(const std::string& path) const
{
    try {
        return mpd_.ask([&](MpdConnection& mpd) { return ask_listed(mpd, path); });
    } catch (const Fault& fault) {
        log_.debug("library: {}", fault.what());
        return false;
    }
}

void MpdLibrary::update(const std::string& path)
{
    updates_.ask(path);
    rouse();
}

void MpdLibrary::end_batch(const std::string& path)
{
    updates_.end_batch(path);
    rouse();
}

void MpdLibrary::on_change(std::function<void()> callback)
{
    const std::scoped_lock lock(mutex_);
    callbacks_.push_back(std::move(callback));
}

void MpdLibrary::confirm_loss()
{
    std::size_t whole = 0;
    {
        const std::scoped_lock lock(mutex_);
        size_.confirm();
        whole = size_.whole();
        obstacles_.set(Obstacles::loss, {});
    }
    remember(whole);
}

MpdFacts MpdLibrary::facts() const
{
    const std::scoped_lock lock(mutex_);
    auto facts = facts_;
    facts.songs = index_.size();
    facts.index_ready = index_.ready();
    return facts;
}

void MpdLibrary::rouse()
{
    {
        const std::scoped_lock lock(mutex_);
        wanted_ = true;
    }
    roused_.notify_all();
}

void MpdLibrary::connected(MpdConnection&)
{
    {
        const std::scoped_lock lock(mutex_);
        unknown_ = true;
    }
    rouse();
}

void MpdLibrary::changed(MpdConnection&, const MpdChanges& changes)
{
    if (!changes.database)
        return;
    {
        const std::scoped_lock lock(mutex_);
        told_ = true;
        facts_.last_event = clock_.now();
    }
    rouse();
}

void MpdLibrary::disconnected(const std::string& reason)
{
    const std::scoped_lock lock(mutex_);
    facts_.connected = false;
    facts_.error = reason;
    obstacles_.set(Obstacles::connection, reason);
}

}
