// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace topfive {

// Paths below the music directory are text from outside until they have been here.

// Not when it is empty or absolute, or has an empty, "." or ".." component, a line feed or a NUL.
[[nodiscard]] bool is_below(std::string_view path);
// The path if it is such a one, else throws Fault.
[[nodiscard]] std::filesystem::path checked(std::string_view path);

// What a folder of a checked path really is, symbolic links followed. Throws Fault when that lies outside of `root`
// or is no folder. What is not there yet counts by its nearest ancestor that is.
[[nodiscard]] std::filesystem::path real_folder(const std::filesystem::path& root, const std::filesystem::path& folder);

// "Pulp/Disco 2000.opus" becomes "Pulp/Disco 2000 (2).opus", the name cut to what a file system takes.
[[nodiscard]] std::string numbered(const std::filesystem::path& path, int number);

}
