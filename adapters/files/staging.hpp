// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <sys/types.h>
#include <utility>

namespace topfive {

// In the music directory, where it is there.
inline constexpr const char* staging_folder = ".topfive";

// Where files grow until they are whole: <data_directory>/staging when a file can be renamed from there into the music
// directory, else <music_directory>/.topfive, which MPD is told to ignore. Tried again when either folder becomes
// another one (a mount, a restart). Not for two threads at once. Throws Fault.
class Staging {
public:
    explicit Staging(const std::filesystem::path& data_directory);

    // Where it is for this music directory; made by ready().
    [[nodiscard]] std::filesystem::path folder(const std::filesystem::path& music);
    // Makes it, in the music directory with its .mpdignore before anything else.
    std::filesystem::path ready(const std::filesystem::path& music);
    // A rename showed what the trial could not: there are file systems within file systems (Btrfs subvolumes).
    void use_music_directory(const std::filesystem::path& music);
    // Removes one workspace, or all, wherever staging was.
    void discard(const std::filesystem::path& music, std::int64_t download) noexcept;
    void clear(const std::filesystem::path& music);

private:
    using Identity = std::pair<dev_t, ino_t>;
    [[nodiscard]] bool renames_into(const std::filesystem::path& music) const;

    std::filesystem::path beside_music_; // <data_directory>/staging
    std::optional<std::pair<Identity, Identity>> tried_;
    bool beside_ = false; // what the trial said
};

}
