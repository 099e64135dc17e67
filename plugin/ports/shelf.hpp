// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace topfive {

// The music directory's writing side: staging, placing, taking out. Paths in and out are relative to the music
// directory.
class Shelf {
public:
    virtual ~Shelf() = default;
    // Why nothing can be placed now, in words for a person; nullopt: usable.
    [[nodiscard]] virtual std::optional<std::string> obstacle() const = 0;
    // Bytes free on the music directory's file system.
    [[nodiscard]] virtual std::uint64_t free_bytes() const = 0;
    // An empty folder for one download. Throws Fault.
    virtual std::filesystem::path workspace(std::int64_t download) = 0;
    virtual void discard(std::int64_t download) noexcept = 0;
    // Moves a whole file to `wanted` or, where that exists, to "wanted (2)", never over anything. `journal` is called
    // with the final path before the rename, so that a crash in between can be told. File and folder are synced.
    // Returns the final path. Throws Fault.
    virtual std::string place(const std::filesystem::path& file, const std::string& wanted,
                              const std::function<void(const std::string& path)>& journal) = 0;
    [[nodiscard]] virtual bool exists(const std::string& path) const = 0;
    // A listed song whose file is gone: its folder, or one above it but the music directory itself, stands without it.
    // False for what is no file by its nature (a track of a cue sheet or an archive, another storage of MPD's).
    [[nodiscard]] virtual bool lacks(const std::string& path) const = 0;
    [[nodiscard]] virtual std::uint64_t size(const std::string& path) const = 0; // 0: not there
    // Deletes a file and the folders that topfive made and that are empty now. Throws Fault.
    virtual void take_out(const std::string& path) = 0;
    // Empties staging: at start, when nothing is under way.
    virtual void clear_staging() = 0;
};

}
