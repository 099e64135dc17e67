// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <set>
#include <string>

namespace topfive {

// Which folders of the music directory topfive made: only these may it remove again. Remembered in a text file of the
// data directory, one path a line, relative to the music directory; the library itself holds no marks. Read when first
// needed. Not for two threads at once. Throws Fault.
class MadeFolders {
public:
    explicit MadeFolders(std::filesystem::path file) : file_(std::move(file)) {}

    [[nodiscard]] bool contains(const std::string& folder);
    // Before the folder is made: a crash in between leaves a line too much, never a folder that nobody removes.
    void add(const std::string& folder);
    void forget(const std::string& folder);

private:
    void read();
    void write() const;

    std::filesystem::path file_;
    std::set<std::string> folders_;
    bool read_ = false;
};

}
