// SPDX-License-Identifier: MIT
#include "adapters/web/parameters.hpp"

#include "plugin/watching/typed_text.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <fmt/format.h>
#include <limits>

namespace topfive {

namespace json = boost::json;

namespace {

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && rest == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

[[noreturn]] void refuse_number(const char* name, std::int64_t least, std::int64_t most)
{
    if (most == std::numeric_limits<std::int64_t>::max())
        throw Problem(400, fmt::format("{} must be a number from {} on", name, least));
    throw Problem(400, fmt::format("{} must be a number from {} to {}", name, least, most));
}

void require_known(std::string_view name, std::initializer_list<std::string_view> known)
{
    if (std::ranges::find(known, name) == known.end())
        throw Problem(400, known.size() == 0
                               ? fmt::format("{}: nothing can be said here", name)
                               : fmt::format("{}: unknown; known here are {}", name, fmt::join(known, ", ")));
}

}

Parameters::Parameters(const WebQuery& query, std::initializer_list<std::string_view> known) : query_(query)
{
    for (const auto& [name, value] : query) {
        require_known(name, known);
        if (query.count(name) > 1)
            throw Problem(400, fmt::format("{} stands there twice", name));
        if (!is_utf8(value))
            throw Problem(400, fmt::format("{} must be percent-encoded UTF-8", name));
    }
}

std::optional<std::string> Parameters::text(const char* name) const
{
    const auto found = query_.find(name);
    return found == query_.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> Parameters::number(const char* name, std::int64_t least, std::int64_t most) const
{
    const auto written = text(name);
    if (!written)
        return {};
    const auto number = whole_number(*written);
    if (!number || *number < least || *number > most)
        refuse_number(name, least, most);
    return number;
}

Paging Parameters::paging(std::int64_t usual, std::int64_t most) const
{
    const auto limit = number("limit", 1, most).value_or(usual);
    return {static_cast<std::size_t>(limit), number("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0)};
}

struct Body::Impl {
    json::object object;

    const json::value* find(const char* name) const
    {
        const auto* value = object.if_contains(name);
        return value == nullptr || value->is_null() ? nullptr : value;
    }
};

Body::Body(const std::string& text, std::initializer_list<std::string_view> known) : impl_(std::make_unique<Impl>())
{
    json::error_code error;
    auto value = json::parse(text, error);
    if (error || !value.is_object())
        throw Problem(400, R"(the body must be a JSON object such as {"artist": "Eminem"})");
    impl_->object = std::move(value.as_object());
    for (const auto& member : impl_->object)
        require_known(member.key(), known);
}

Body::~Body() = default;

std::string Body::text(const char* name) const
{
    const auto* value = impl_->find(name);
    if (value == nullptr)
        return {};
    if (!value->is_string() || value->as_string().size() > longest_name)
        throw Problem(400, fmt::format("{} must be a text of at most {} bytes", name, longest_name));
    return std::string(value->as_string());
}

std::optional<std::int64_t> Body::number(const char* name, std::int64_t least, std::int64_t most) const
{
    const auto* value = impl_->find(name);
    if (value == nullptr)
        return {};
    if (!value->is_int64() || value->as_int64() < least || value->as_int64() > most)
        refuse_number(name, least, most);
    return value->as_int64();
}

std::optional<std::int64_t> id_of(std::string_view text)
{
    const auto number = whole_number(text);
    return number && *number > 0 ? number : std::nullopt;
}

}
