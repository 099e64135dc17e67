// SPDX-License-Identifier: MIT
#include "adapters/web/route_path.hpp"

#include <vector>

namespace topfive {

namespace {

// The parts of a path between its slashes.
std::vector<std::string_view> parts_of(std::string_view path)
{
    std::vector<std::string_view> parts;
    for (path.remove_prefix(path.starts_with('/') ? 1 : 0);;) {
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        path.remove_prefix(end + 1);
    }
}

}

std::optional<std::string> id_in(std::string_view route, std::string_view path)
{
    const auto wanted = parts_of(route);
    const auto given = parts_of(path);
    if (wanted.size() != given.size())
        return {};
    std::string id;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (wanted[i] == "{id}")
            id = given[i];
        else if (wanted[i] != given[i])
            return {};
    return id;
}

}
