// SPDX-License-Identifier: MIT
#include "adapters/files/inside.hpp"

#include "adapters/files/durable.hpp"
#include "plugin/errors.hpp"
#include "plugin/fetching/path_name.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace fs = std::filesystem;

bool is_below(std::string_view path)
{
    if (path.find('\n') != path.npos || path.find('\0') != path.npos)
        return false;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto component = path.substr(begin, end - begin);
        if (component.empty() || component == "." || component == "..")
            return false;
        begin = end + 1;
    }
    return true;
}

fs::path checked(std::string_view path)
{
    if (!is_below(path))
        throw Fault(fmt::format("\"{}\" is no path below the music directory", path));
    return fs::path(path);
}

fs::path real_folder(const fs::path& root, const fs::path& folder)
{
    std::error_code error;
    const auto real_root = fs::canonical(root, error);
    if (error)
        system_fault("open the music directory", root, error.value());
    const auto real = fs::weakly_canonical(root / folder, error);
    if (error)
        system_fault("open", root / folder, error.value());
    if (const auto below = std::ranges::mismatch(real_root, real).in1; below != real_root.end())
        throw Fault(fmt::format("{} leads out of the music directory, to {}", (root / folder).string(), real.string()));
    return real;
}

std::string numbered(const fs::path& path, int number)
{
    constexpr std::size_t longest_name = 255;
    const auto end = fmt::format(" ({}){}", number, path.extension().string());
    const auto stem = path.stem().string();
    return (path.parent_path() / (std::string(cut(stem, longest_name - end.size())) + end)).string();
}

}
