// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/archive/archive_index.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/progress.hpp"
#include "plugin/ports/source.hpp"
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace topfive {

struct FolderOptions {
    std::string name = "folder";               // of the source; the ids of its candidates are paths
    std::filesystem::path folder{};            // the archive
    std::uint64_t max_size = 60'000'000;       // bytes of a file
    std::chrono::milliseconds max_duration{0}; // 0: any
};

// An archive of music on this machine as a source: found by its tags, copied, never moved or changed. Safe from every
// thread.
class FolderSource : public Source, public Health {
public:
    FolderSource(FolderOptions options, Progress& progress)
        : options_(std::move(options)), progress_(progress), index_(options_.folder)
    {
    }

    [[nodiscard]] std::string_view name() const override { return options_.name; }
    void search(std::span<const Recording>, std::stop_token, const Offer&) override;
    void fetch(std::span<const Pick>, std::stop_token, const std::function<void(const Fetched&)>& done) override;
    [[nodiscard]] std::vector<ServiceHealth> health() const override;

private:
    [[nodiscard]] Candidate candidate_of(const ArchivedSong&, const Recording& wanted) const;
    [[nodiscard]] std::optional<Failure> copy(const Pick&, const std::filesystem::path& to, std::stop_token) const;

    const FolderOptions options_;
    Progress& progress_;
    ArchiveIndex index_;
    mutable std::mutex mutex_;
    bool used_ = false;
    std::string error_;
};

}
