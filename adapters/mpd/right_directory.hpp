// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// A few paths out of a stream of unknown length, spread over all of it.
class SpreadSample {
public:
    void offer(const std::string& path);
    [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

private:
    static constexpr std::size_t most = 32;
    std::vector<std::string> paths_;
    std::size_t offered_ = 0;
    std::size_t stride_ = 1;
};

// Which folder stands at a path, as the kernel tells folders apart: another one after a share was mounted or went.
struct FolderIdentity {
    std::uint64_t device = 0, inode = 0; // 0: nothing is there
    bool operator==(const FolderIdentity&) const = default;
};
[[nodiscard]] FolderIdentity folder_identity(const std::filesystem::path&);

// Is this the directory that MPD lists? One of the listed songs must lie below it; an empty library says nothing, but
// the directory must be there. What is wrong, naming the path that was tried; nullopt: all is well.
[[nodiscard]] std::optional<std::string> wrong_directory(const std::filesystem::path& music_directory,
                                                         const std::vector<std::string>& listed);

}
