// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/files/made_folders.hpp"
#include "adapters/files/staging.hpp"
#include "plugin/ports/shelf.hpp"
#include <atomic>
#include <functional>
#include <mutex>
#include <sys/types.h>
#include <vector>

namespace topfive {

struct MusicDirectoryOptions {
    std::filesystem::path music_directory; // empty: not known yet, see use()
    std::filesystem::path data_directory;  // holds staging/ and the list of folders that topfive made
    mode_t mode = 0644;                    // of files
    mode_t folder_mode = 0755;
};

// The Shelf on disk. Safe from every thread; a journal callback may ask what exists, and nothing else. A crash at any
// moment leaves a whole file in its place or none.
class MusicDirectory : public Shelf {
public:
    explicit MusicDirectory(MusicDirectoryOptions);

    // MPD told which directory it is.
    void use(const std::filesystem::path& music_directory);
    // Asked before every placing: why this is not the right directory now; nullopt: it is.
    void check_with(std::function<std::optional<std::string>()> wrong) { wrong_ = std::move(wrong); }
    // library.mode and folder_mode changed: for what is placed from now on.
    void use_modes(mode_t mode, mode_t folder_mode);
    [[nodiscard]] std::filesystem::path path() const;
    // Where files grow now. Throws Fault.
    [[nodiscard]] std::filesystem::path staging() const;

    [[nodiscard]] std::optional<std::string> obstacle() const override;
    [[nodiscard]] std::uint64_t free_bytes() const override;
    std::filesystem::path workspace(std::int64_t download) override;
    void discard(std::int64_t download) noexcept override;
    std::string place(const std::filesystem::path& file, const std::string& wanted,
                      const std::function<void(const std::string& path)>& journal) override;
    [[nodiscard]] bool exists(const std::string& path) const override;
    [[nodiscard]] bool lacks(const std::string& path) const override;
    [[nodiscard]] std::uint64_t size(const std::string& path) const override;
    void take_out(const std::string& path) override;
    void clear_staging() override;

private:
    [[nodiscard]] std::filesystem::path known() const;
    [[nodiscard]] std::vector<std::filesystem::path> make_folders(const std::filesystem::path& music,
                                                                  const std::filesystem::path& folder);
    void remove_folders(const std::filesystem::path& music, const std::vector<std::filesystem::path>& made) noexcept;
    [[nodiscard]] std::string rename_in(const std::filesystem::path& music, std::filesystem::path file,
                                        const std::filesystem::path& wanted,
                                        const std::function<void(const std::string& path)>& journal);
    [[nodiscard]] std::filesystem::path copy_across(const std::filesystem::path& music,
                                                    const std::filesystem::path& file);

    const MusicDirectoryOptions options_;
    std::function<std::optional<std::string>()> wrong_;
    std::atomic<mode_t> mode_, folder_mode_;
    mutable std::mutex path_mutex_; // of music_ alone, so that who only looks never waits for a disk
    std::filesystem::path music_;
    mutable std::mutex mutex_; // of all below, and of every change on disk
    mutable Staging staging_;
    MadeFolders made_folders_;
};

}
