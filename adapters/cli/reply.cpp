// SPDX-License-Identifier: MIT
#include "adapters/cli/reply.hpp"

#include "adapters/cli/wording.hpp"
#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace topfive {

namespace json = boost::json;

std::string reply_text(Daemon& daemon, const std::string& method, const std::string& target, const std::string& body)
{
    auto answer = daemon.ask(method, target, body);
    if (answer.status < 400)
        return std::move(answer.body);
    json::error_code error;
    const auto problem = json::parse(answer.body, error);
    const auto detail = problem.is_object() ? text_of(problem.as_object(), "detail") : std::string();
    throw Fault(detail.empty() ? fmt::format("{} {}: status {}", method, target, answer.status) : detail);
}

json::value read(const std::string& reply_text)
{
    json::error_code error;
    auto value = reply_text.empty() ? json::value(nullptr) : json::parse(reply_text, error);
    if (error)
        throw Fault("the daemon's answer is no JSON");
    return value;
}

json::value reply(Daemon& daemon, const std::string& method, const std::string& target, const std::string& body)
{
    return read(reply_text(daemon, method, target, body));
}

std::string text_of(const json::object& object, const char* key)
{
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? shown(std::string(value->as_string())) : std::string();
}

double number_of(const json::object& object, const char* key)
{
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

const json::array& list_of(const json::object& object, const char* key)
{
    static const json::array none;
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? value->as_array() : none;
}

const json::object& object_of(const json::object& object, const char* key)
{
    static const json::object none;
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_object() ? value->as_object() : none;
}

}
