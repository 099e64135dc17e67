// SPDX-License-Identifier: MIT
#include "adapters/mpd/held_index.hpp"

#include <mutex>
#include <utility>

namespace topfive {

bool HeldIndex::ready() const
{
    const std::shared_lock lock(mutex_);
    return index_ != nullptr;
}

bool HeldIndex::wait_ready(std::stop_token stop) const
{
    std::unique_lock lock(mutex_);
    return filled_.wait(lock, stop, [&] { return index_ != nullptr; });
}

std::optional<LibraryIndex::Hit> HeldIndex::find(const Recording& recording) const
{
    const std::shared_lock lock(mutex_);
    return index_ ? index_->find(recording) : std::nullopt;
}

std::size_t HeldIndex::songs_of(std::string_view artist) const
{
    const std::shared_lock lock(mutex_);
    return index_ ? index_->songs_of(artist) : 0;
}

std::size_t HeldIndex::size() const
{
    const std::shared_lock lock(mutex_);
    return index_ ? index_->size() : 0;
}

void HeldIndex::replace(std::unique_ptr<LibraryIndex> index)
{
    {
        const std::unique_lock lock(mutex_);
        index_.swap(index);
    }
    filled_.notify_all();
} // the old one is taken down here, while readers go on

void HeldIndex::add(const std::vector<Song>& songs)
{
    const std::unique_lock lock(mutex_);
    for (const Song& song : songs)
        if (index_)
            index_->add(song);
}

}
