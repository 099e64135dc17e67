// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <sys/stat.h>

namespace topfive {

// Gives every regular file below a folder to `use`, with what the system tells of it. Symbolic links are followed, each
// folder is entered once however many links lead to it; what cannot be read is passed over. `enter`: false keeps out of
// a folder. Ends early once stopped. Throws Fault when the folder itself cannot be opened.
void walk_files(const std::filesystem::path& folder, std::stop_token,
                const std::function<void(const std::filesystem::path&, const struct stat&)>& use,
                const std::function<bool(const std::filesystem::path&)>& enter = {});

// ".mp3" of "Song.MP3".
[[nodiscard]] std::string lower_extension(const std::filesystem::path&);

}
