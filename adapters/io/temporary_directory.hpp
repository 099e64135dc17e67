// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string_view>

namespace topfive {

// An empty folder that goes with its contents when its owner does.
class TemporaryDirectory {
public:
    // Below the system's folder for temporary files, or below `parent`. Throws Fault.
    explicit TemporaryDirectory(std::string_view name = "topfive", const std::filesystem::path& parent = {});
    ~TemporaryDirectory();
    TemporaryDirectory(TemporaryDirectory&& other) noexcept;
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}
