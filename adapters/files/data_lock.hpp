// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <sys/types.h>

namespace topfive {

// One daemon a data directory: held until this goes, or the process dies.
class DataLock {
public:
    // `holder` stands in the file, for people. Throws Fault that names who holds it already.
    DataLock(const std::filesystem::path& data_directory, pid_t holder);
    ~DataLock();
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;

private:
    int fd_ = -1;
};

}
