// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace topfive {

// What stands for {id} of a route's path such as "/downloads/{id}/retry", an empty text for a route without one;
// nullopt: this is another path.
[[nodiscard]] std::optional<std::string> id_in(std::string_view route, std::string_view path);

// The route of a table that a request means, and its id. Without one: the methods that its path has, none at all when
// there is no such path. HEAD is GET.
template <typename Route>
struct Found {
    const Route* route = nullptr;
    std::string id{};
    std::set<std::string> methods{};
};

template <typename Table, typename Request>
auto found_in(const Table& table, const Request& request)
{
    Found<typename Table::value_type> found;
    for (const auto& route : table) {
        auto id = id_in(route.path, request.path);
        if (!id)
            continue;
        if (request.method == route.method || (request.method == "HEAD" && route.method == "GET"))
            return decltype(found){&route, std::move(*id), {}};
        found.methods.emplace(route.method);
    }
    return found;
}

}
