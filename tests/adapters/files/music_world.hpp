// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/files/music_directory.hpp"
#include "adapters/io/temporary_directory.hpp"
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace topfive {

inline void write(const std::filesystem::path& file, const std::string& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

inline std::string read(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline mode_t mode_of(const std::filesystem::path& file)
{
    struct stat status {};
    stat(file.c_str(), &status);
    return status.st_mode & 07777;
}

// Every file and folder below, relative, sorted; folders end in a slash.
inline std::vector<std::string> everything_in(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        names.push_back(std::filesystem::relative(entry.path(), folder).string() + (entry.is_directory() ? "/" : ""));
    std::ranges::sort(names);
    return names;
}

inline void no_journal(const std::string&) {}

// A music directory and a data directory on one file system.
struct MusicWorld {
    MusicWorld() : MusicWorld(TemporaryDirectory()) {}
    explicit MusicWorld(TemporaryDirectory where) : music_folder(std::move(where))
    {
        std::filesystem::create_directory(music);
        std::filesystem::create_directory(data);
    }
    // A whole file in the workspace of a download.
    std::filesystem::path fetched(std::int64_t download, const std::string& bytes = "a whole song")
    {
        const auto file = shelf.workspace(download) / "dQw4w9WgXcQ.opus";
        write(file, bytes);
        return file;
    }
    std::string place(const std::string& wanted, const std::string& bytes = "a whole song")
    {
        const auto path = shelf.place(fetched(1, bytes), wanted, no_journal);
        shelf.discard(1);
        return path;
    }

    TemporaryDirectory data_folder;
    TemporaryDirectory music_folder;
    std::filesystem::path music = music_folder.path() / "Music";
    std::filesystem::path data = data_folder.path() / "topfive";
    MusicDirectory shelf{{.music_directory = music, .data_directory = data}};
};

}
