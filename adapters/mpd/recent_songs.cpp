// SPDX-License-Identifier: MIT
#include "adapters/mpd/recent_songs.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace topfive {

void RecentSongs::add(const std::string& path, std::int64_t modified)
{
    if (modified < horizon_)
        return;
    songs_.insert_or_assign(path, modified);
    if (songs_.size() > 2 * most)
        raise_horizon();
}

RecentSongs::Kind RecentSongs::kind_of(const std::string& path, std::int64_t modified) const
{
    const auto found = songs_.find(path);
    if (found == songs_.end())
        return Kind::unknown;
    return found->second == modified ? Kind::known : Kind::changed;
}

void RecentSongs::raise_horizon()
{
    std::vector<std::int64_t> times;
    times.reserve(songs_.size());
    for (const auto& [path, modified] : songs_)
        times.push_back(modified);
    std::ranges::nth_element(times, times.begin() + most, std::ranges::greater{});
    horizon_ = times[most] + 1; // of that very second there may be more than fit
    std::erase_if(songs_, [&](const auto& song) { return song.second < horizon_; });
}

std::int64_t seconds_of(std::string_view time)
{
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
    if (time.size() != shape.size())
        return 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? time[i] < '0' || time[i] > '9' : time[i] != shape[i])
            return 0;
    const auto number = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
    const auto count = [&](std::size_t at) { return static_cast<unsigned>(number(at)); };
    const std::chrono::year_month_day date{std::chrono::year(number(0) * 100 + number(2)), std::chrono::month(count(5)),
                                           std::chrono::day(count(8))};
    if (!date.ok())
        return 0;
    const std::chrono::seconds midnight = std::chrono::sys_days(date).time_since_epoch();
    return midnight.count() + number(11) * 3600 + number(14) * 60 + number(17);
}

}
