// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <sys/types.h>

namespace topfive {

// File operations that outlive a power cut, in words of the system's own calls. All throw Fault.

// "cannot make the folder /music/Topfive: Read-only file system"
[[noreturn]] void system_fault(const std::string& tried, const std::filesystem::path&, int error);

// Gives a whole file its mode and the time of now and waits until the disk has it. An empty file or anything but a
// regular one is refused.
void make_ready(const std::filesystem::path& file, mode_t);

// Waits until the disk has what was made, renamed and removed in a folder.
void sync_folder(const std::filesystem::path&);

// Replaces the text of a small file, whole or not at all.
void write_whole(const std::filesystem::path& file, const std::string& text);

enum class Renamed { yes, taken, other_file_system };
// Renames, unless there is something of that name.
[[nodiscard]] Renamed rename_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to);
// The same for file systems that cannot do it in one step (NFS): for a moment the file has both names.
[[nodiscard]] Renamed link_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to);

}
