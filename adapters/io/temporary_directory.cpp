// SPDX-License-Identifier: MIT
#include "adapters/io/temporary_directory.hpp"

#include "plugin/errors.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

TemporaryDirectory::TemporaryDirectory(std::string_view name, const fs::path& parent)
{
    const fs::path below = parent.empty() ? fs::temp_directory_path() : parent;
    std::string made = (below / fmt::format("{}-XXXXXX", name)).string();
    if (mkdtemp(made.data()) == nullptr)
        throw Fault(fmt::format("cannot make a temporary folder in {}: {}", below.string(), std::strerror(errno)));
    path_ = made;
}

TemporaryDirectory::~TemporaryDirectory()
{
    std::error_code ignored; // a leftover in the system's temporary folder harms nobody
    if (!path_.empty())
        fs::remove_all(path_, ignored);
}

TemporaryDirectory::TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}

}
