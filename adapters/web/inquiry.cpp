// SPDX-License-Identifier: MIT
#include "adapters/web/inquiry.hpp"

#include "plugin/errors.hpp"

namespace topfive {

Inquiry::Inquiry(WebWorld& world, const SearchIntent& intent)
    : thread_([this, &world, intent](const std::stop_token& stop) { ask(world, intent, stop); })
{
}

std::optional<Inquiry::Found> Inquiry::wait(Patience patience, const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    const auto over = [this] { return over_; };
    if (!told_.wait_until(lock, stop, began_ + patience.for_the_chart, over))
        told_.wait_until(lock, stop, began_ + patience.at_most, [this] { return over_ || found_; });
    if (!broken_.empty())
        throw Fault(broken_);
    return found_;
}

bool Inquiry::over() const
{
    const std::lock_guard lock(mutex_);
    return over_;
}

void Inquiry::ask(WebWorld& world, const SearchIntent& intent, const std::stop_token& stop)
{
    std::string broken;
    try {
        take(world.preview(intent, stop, [this](const Layout::Preview& preview) { take(preview, false); }), true);
    } catch (const Fault&) { // the story meets it, too, and tells of it
    } catch (const std::exception& other) {
        broken = other.what();
    }
    const std::lock_guard lock(mutex_);
    over_ = true;
    broken_ = std::move(broken);
    told_.notify_all();
}

void Inquiry::take(const Layout::Preview& preview, bool whole)
{
    const std::lock_guard lock(mutex_);
    found_ = Found{preview.wish.artist, preview.places, whole};
    told_.notify_all();
}

}
