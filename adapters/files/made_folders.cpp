// SPDX-License-Identifier: MIT
#include "adapters/files/made_folders.hpp"

#include "adapters/files/durable.hpp"

#include <fstream>

namespace topfive {

bool MadeFolders::contains(const std::string& folder)
{
    read();
    return folders_.contains(folder);
}

void MadeFolders::add(const std::string& folder)
{
    read();
    if (folders_.insert(folder).second)
        write();
}

void MadeFolders::forget(const std::string& folder)
{
    read();
    if (folders_.erase(folder) > 0)
        write();
}

void MadeFolders::read()
{
    if (read_)
        return;
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);)
        folders_.insert(line);
    read_ = true;
}

void MadeFolders::write() const
{
    std::string text;
    for (const auto& folder : folders_)
        text += folder + '\n';
    write_whole(file_, text);
}

}
