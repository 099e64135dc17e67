// SPDX-License-Identifier: MIT
#include "adapters/metadata/ahead.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/song_choice.hpp"
#include "plugin/music/artist_choice.hpp"

#include <string>

namespace topfive {

namespace {

constexpr std::size_t runners = 3;
constexpr std::size_t most_waiting = 8; // whoever comes later asks for himself

Artist singer_of(const Recording& song)
{
    Artist singer;
    singer.id = song.artist_id;
    singer.name = song.main_artist();
    return singer;
}

}

Ahead::Ahead(Catalog& catalog, Catalog& scout, Charts& charts, std::size_t count)
    : catalog_(catalog), scout_(scout), charts_(charts), count_(count)
{
    for (std::size_t i = 0; i < runners; ++i)
        threads_.emplace_back([this](std::stop_token stop) { run(std::move(stop)); });
}

Ahead::~Ahead()
{
    for (std::jthread& thread : threads_)
        thread.request_stop();
    threads_.clear();
}

std::vector<Artist> Ahead::artists(std::string_view name, std::stop_token stop)
{
    auto found = catalog_.artists(name, std::move(stop));
    if (const auto choice = choose_artist(name, found); choice.index)
        expect_chart(found[*choice.index]);
    return found;
}

std::vector<Recording> Ahead::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    auto found = catalog_.songs(text, artist, std::move(stop));
    if (const auto choice = choose_song(text, artist, found); choice.index && artist.empty())
        expect_chart(singer_of(found[*choice.index]));
    return found;
}

void Ahead::expect_songs(std::string_view text, std::string_view artist)
{
    send([this, title = std::string(text), by = std::string(artist)](std::stop_token stop) {
        const auto found = scout_.songs(title, by, stop);
        const auto choice = choose_song(title, by, found);
        if (!choice.index || choice.shared || !by.empty())
            return;
        const Artist singer = singer_of(found[*choice.index]); // who is meant, should the text name no artist
        send([this, name = singer.name](std::stop_token end) {
            static_cast<void>(scout_.artists(name, std::move(end)));
        });
        static_cast<void>(charts_.top(singer, count_, std::move(stop))); // by this thread, which is awake already
    });
}

void Ahead::expect_chart(Artist artist)
{
    send([this, singer = std::move(artist)](std::stop_token stop) {
        static_cast<void>(charts_.top(singer, count_, std::move(stop)));
    });
}

void Ahead::send(Errand errand)
{
    const std::lock_guard lock(mutex_);
    if (errands_.size() >= most_waiting)
        return;
    errands_.push_back(std::move(errand));
    sent_.notify_one();
}

void Ahead::run(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(mutex_);
        if (!sent_.wait(lock, stop, [this] { return !errands_.empty(); }) || stop.stop_requested())
            return;
        const Errand errand = std::move(errands_.front());
        errands_.pop_front();
        lock.unlock();
        try {
            errand(stop);
        } catch (const Fault&) { // the caller will meet it
            continue;
        }
    }
}

}
