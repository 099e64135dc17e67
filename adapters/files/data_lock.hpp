// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/errors.hpp"
#include <filesystem>
#include <string>
#include <sys/types.h>

namespace topfive {

// Somebody else works on the data directory.
class DataHeld : public Fault {
public:
    DataHeld(const std::string& what, pid_t holder) : Fault(what), holder_(holder) {}
    [[nodiscard]] pid_t holder() const { return holder_; } // as the file tells; 0: it tells none

private:
    pid_t holder_;
};

// One daemon a data directory: held until this goes, or the process dies.
class DataLock {
public:
    // `holder` stands in the file. Throws DataHeld, which names who holds it already, or Fault.
    DataLock(const std::filesystem::path& data_directory, pid_t holder);
    ~DataLock();
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;

private:
    int fd_ = -1;
};

}
