// SPDX-License-Identifier: MIT
#include "adapters/archive/folder_source.hpp"

#include "adapters/io/file_walk.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <fstream>
#include <vector>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 1 << 20;

}

// Whose archive it is has put the artist there: as good as an artist's own channel.
Candidate FolderSource::candidate_of(const ArchivedSong& song, const Recording& wanted) const
{
    Candidate candidate;
    candidate.source = options_.name;
    candidate.id = song.file.string();
    candidate.title = song.title;
    candidate.artists = song.artists;
    if (!song.artists.empty())
        candidate.channel = song.artists.front();
    candidate.album = song.album;
    candidate.length = song.length;
    candidate.verified = true;
    candidate.by_isrc = !wanted.isrc.empty() && wanted.isrc == song.isrc;
    return candidate;
}

void FolderSource::search(std::span<const Recording> recordings, std::stop_token stop, const Offer& offer)
try {
    for (std::size_t place = 0; place < recordings.size() && !stop.stop_requested(); ++place) {
        std::vector<Candidate> found;
        for (const ArchivedSong& song : index_.like(recordings[place], stop))
            found.push_back(candidate_of(song, recordings[place]));
        {
            const std::scoped_lock lock(mutex_);
            used_ = true;
            error_.clear();
        }
        offer(place, found);
    }
} catch (const Unavailable& unavailable) {
    const std::scoped_lock lock(mutex_);
    used_ = true;
    error_ = unavailable.what();
    throw;
}

void FolderSource::fetch(std::span<const Pick> picks, std::stop_token stop,
                         const std::function<void(const Fetched&)>& done)
{
    for (const Pick& pick : picks) {
        Fetched fetched{pick.download, pick.candidate, pick.folder / ("song" + lower_extension(pick.candidate.id)), {}};
        fetched.failure = copy(pick, fetched.file, stop);
        if (stop.stop_requested())
            return;
        done(fetched);
    }
}

std::optional<Failure> FolderSource::copy(const Pick& pick, const fs::path& to, std::stop_token stop) const
{
    const fs::path from = pick.candidate.id;
    std::error_code error;
    const auto total = fs::file_size(from, error);
    if (error)
        return Failure{fs::is_directory(options_.folder, error) ? Failure::Kind::candidate : Failure::Kind::passing,
                       fmt::format("{} is not there any more", from.string())};
    if (options_.max_size != 0 && total > options_.max_size)
        return Failure{Failure::Kind::too_large, fmt::format("{} has {} bytes, download.max_size is {}", from.string(),
                                                             total, options_.max_size)};
    if (options_.max_duration.count() > 0 && pick.candidate.length > options_.max_duration)
        return Failure{Failure::Kind::too_large, fmt::format("{} is longer than download.max_duration", from.string())};
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    std::vector<char> bytes(piece);
    ProgressReport report{pick.download, Stage::downloading, 0, total, 0};
    while (out && !stop.stop_requested() &&
           in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())).gcount() > 0) {
        out.write(bytes.data(), in.gcount());
        report.bytes += static_cast<std::uint64_t>(in.gcount());
        progress_.report(report);
    }
    out.close();
    if (!out)
        return Failure{Failure::Kind::local, fmt::format("cannot write {}", to.string())};
    if (report.bytes != total)
        return Failure{Failure::Kind::passing, fmt::format("cannot read {} to its end", from.string())};
    return {};
}

std::vector<ServiceHealth> FolderSource::health() const
{
    const std::scoped_lock lock(mutex_);
    return {{fmt::format("{} {}", options_.name, options_.folder.string()),
             !used_           ? "unused"
             : error_.empty() ? "ok"
                              : "failing",
             {},
             error_}};
}

}
