// SPDX-License-Identifier: MIT
#include "adapters/io/file_walk.hpp"

#include "plugin/errors.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace topfive {

namespace fs = std::filesystem;

void walk_files(const fs::path& folder, std::stop_token stop,
                const std::function<void(const fs::path&, const struct stat&)>& use,
                const std::function<bool(const fs::path&)>& enter)
{
    std::set<std::pair<dev_t, ino_t>> entered;
    struct stat status {};
    if (stat(folder.c_str(), &status) == 0)
        entered.emplace(status.st_dev, status.st_ino);
    std::error_code error;
    using Options = fs::directory_options;
    fs::recursive_directory_iterator entry(folder, Options::follow_directory_symlink | Options::skip_permission_denied,
                                           error);
    if (error)
        throw Fault(fmt::format("cannot open the folder {}: {}", folder.string(), error.message()));
    for (const fs::recursive_directory_iterator end; entry != end && !stop.stop_requested(); entry.increment(error)) {
        if (stat(entry->path().c_str(), &status) != 0)
            continue;
        if (S_ISREG(status.st_mode))
            use(entry->path(), status);
        else if (S_ISDIR(status.st_mode) &&
                 ((enter && !enter(entry->path())) || !entered.emplace(status.st_dev, status.st_ino).second))
            entry.disable_recursion_pending();
    }
}

std::string lower_extension(const fs::path& file)
{
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

}
