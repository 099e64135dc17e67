// SPDX-License-Identifier: MIT
#include "adapters/io/json.hpp"
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace topfive {

namespace json = boost::json;

std::optional<json::value> parse_json(std::string_view text)
{
    json::parse_options options;
    options.max_depth = 64;
    boost::system::error_code broken;
    auto value = json::parse(text, broken, {}, options);
    return broken ? std::nullopt : std::optional(std::move(value));
}

const json::value* at(const json::value* value, std::string_view path)
{
    while (value != nullptr && !path.empty()) {
        const auto name = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(path.size(), name.size() + 1));
        if (const auto* object = value->if_object()) {
            value = object->if_contains(name);
        } else if (const auto* array = value->if_array()) {
            std::size_t index = array->size();
            std::from_chars(name.data(), name.data() + name.size(), index);
            value = index < array->size() ? &(*array)[index] : nullptr;
        } else {
            value = nullptr;
        }
    }
    return value;
}

std::string text_at(const json::value* value, std::string_view path)
{
    const auto* found = at(value, path);
    const auto* text = found != nullptr ? found->if_string() : nullptr;
    return text != nullptr ? std::string(*text) : std::string{};
}

double number_at(const json::value* value, std::string_view path)
{
    const auto* found = at(value, path);
    double number = 0;
    if (found != nullptr && found->is_number())
        number = found->is_double()  ? found->get_double()
                 : found->is_int64() ? static_cast<double>(found->get_int64())
                                     : static_cast<double>(found->get_uint64());
    return std::isfinite(number) ? number : 0;
}

bool true_at(const json::value* value, std::string_view path)
{
    const auto* found = at(value, path);
    return found != nullptr && found->is_bool() && found->get_bool();
}

}
