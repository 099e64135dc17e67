// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

// A mpd.conf as far as others are concerned with it: its settings outside of blocks, in order, included files too.
struct MpdConf {
    std::filesystem::path file; // as MPD names it
    std::vector<std::pair<std::string, std::string>> settings;

    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> value(std::string_view name) const; // the last one
    // Whether an MPD of this file would listen there, "host:port" or a socket's path.
    [[nodiscard]] bool listens_at(std::string_view address) const;
};

// Nothing when it cannot be read. `root` stands before every path.
[[nodiscard]] std::optional<MpdConf> read_mpd_conf(const std::filesystem::path& root,
                                                   const std::filesystem::path& file);

// The files of the MPDs that run on this machine, and those that one started now would read: the user's own, then
// the system's.
[[nodiscard]] std::vector<MpdConf> mpd_confs(const std::filesystem::path& root, const std::filesystem::path& home);

}
