// SPDX-License-Identifier: MIT
#include "plugin/watching/observer.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <istream>
#include <ostream>
#include <stdexcept>

namespace topfive {

namespace json = boost::json;

namespace {

using Time = Observer::Time;

// Seconds that fit into the clock's nanoseconds with room for what is added to them.
constexpr double latest = 4e9;

int hexadecimal(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The byte that \udc80 to \udcff at the head of the text stands for; -1 when something else stands there.
int escaped_byte(std::string_view text)
{
    if (text.size() < 6 || (!text.starts_with("\\udc") && !text.starts_with("\\uDC")))
        return -1;
    const auto high = hexadecimal(text[4]);
    const auto low = hexadecimal(text[5]);
    return high >= 8 && low >= 0 ? high * 16 + low : -1;
}

bool is_high_surrogate(std::string_view text)
{
    return text.size() >= 6 && (text.starts_with("\\ud") || text.starts_with("\\uD")) && hexadecimal(text[3]) >= 8 &&
           hexadecimal(text[3]) <= 0xB;
}

// Bytes that are not UTF-8 come as lone \udcXX, as `topfive-eval log` writes them; Boost.JSON takes them as bytes.
std::string with_bytes(std::string_view line)
{
    std::string result;
    while (!line.empty()) {
        const auto byte = escaped_byte(line);
        if (byte >= 0)
            result += static_cast<char>(byte);
        const std::size_t length = byte >= 0 ? 6 : is_high_surrogate(line) ? 12 : line[0] == '\\' ? 2 : 1;
        if (byte < 0)
            result += line.substr(0, length);
        line.remove_prefix(std::min(length, line.size()));
    }
    return result;
}

json::value parse(std::string_view line)
{
    json::parse_options options;
    options.allow_invalid_utf8 = true;
    return json::parse(with_bytes(line), {}, options);
}

const json::value& field(const json::object& object, std::string_view name)
{
    const auto* value = object.if_contains(name);
    if (!value)
        throw std::invalid_argument(fmt::format("\"{}\" is missing", name));
    return *value;
}

Time time(const json::value& value)
{
    if (!value.is_number())
        throw std::invalid_argument("\"at\" must be a number of seconds");
    const auto seconds = value.to_number<double>();
    if (!(std::abs(seconds) < latest))
        throw std::invalid_argument("\"at\" is no time");
    return Time(std::chrono::microseconds(std::llround(seconds * 1e6)));
}

double seconds(Time at)
{
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
    return static_cast<double>(microseconds) / 1e6;
}

std::string_view name(SearchIntent::Kind kind)
{
    switch (kind) {
    case SearchIntent::Kind::add:
        return "add";
    case SearchIntent::Kind::browse:
        return "browse";
    case SearchIntent::Kind::search:
    case SearchIntent::Kind::ask:
        break;
    }
    return "search";
}

std::string quoted(std::string_view text)
{
    std::string result;
    append_json(text, result);
    return result;
}

std::string written(const SearchIntent& intent)
{
    auto result = fmt::format(R"({{"at":{},"text":{},"field":{},"kind":{})", seconds(intent.at), quoted(intent.text),
                              quoted(intent.field), quoted(name(intent.kind)));
    if (!intent.title.empty())
        result += ",\"title\":" + quoted(intent.title);
    return result + '}';
}

std::string answer(const json::object& said, Observer& observer)
{
    const auto& id = field(said, "id");
    const auto& connection = field(said, "connection");
    const auto& line = field(said, "line");
    if (!id.is_string())
        throw std::invalid_argument("\"id\" must be a string");
    if (!connection.is_int64() && !connection.is_uint64())
        throw std::invalid_argument("\"connection\" must be a whole number");
    if (!line.is_string() && !line.is_null())
        throw std::invalid_argument("\"line\" must be a string or null");
    const auto at = time(field(said, "at"));
    const auto who = json::serialize(connection);
    const auto intents = line.is_null() ? observer.closed(who, at) : observer.line(who, line.get_string(), at);
    std::string all;
    for (const auto& intent : intents)
        all += (all.empty() ? "" : ",") + written(intent);
    return fmt::format(R"({{"id":{},"intents":[{}]}})", quoted(id.get_string()), all);
}

}

// What has not counted when the input ends is not told: nobody can say what would have followed. A caller that wants it
// ends the connection ("line": null) or lets time pass with another line.
int eval_intent(std::istream& in, std::ostream& out)
{
    Observer observer; // as the daemon observes without a configuration
    for (std::string line; std::getline(in, line);) {
        std::string result;
        try {
            result = answer(parse(line).as_object(), observer);
        } catch (const std::exception& e) {
            result = fmt::format(R"({{"error":{}}})", quoted(e.what()));
        }
        out << result << '\n';
        if (in.rdbuf()->in_avail() <= 0)
            out.flush(); // somebody may be waiting for the answer before they ask on
    }
    return 0;
}

}
