// SPDX-License-Identifier: MIT
#include "adapters/metadata/json.hpp"

#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cmath>

namespace topfive {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t longest = 4000;        // bytes; no name and no address is longer
constexpr double largest = 9007199254740992; // 2^53: beyond it doubles are no whole numbers

std::string cleaned(std::string_view text)
{
    if (text.size() > longest)
        return {};
    std::string clean(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    const auto first = clean.find_first_not_of(' ');
    return first == std::string::npos ? std::string{} : clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

double fraction_of(std::string_view digits)
{
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() && std::isfinite(number) ? number : 0;
}

}

Json Json::operator[](std::string_view key) const
{
    if (!is_object())
        return Json();
    return Json(at_->get_object().if_contains(key));
}

std::vector<Json> Json::list() const
{
    std::vector<Json> elements;
    if (is_list())
        for (const auto& element : at_->get_array())
            elements.emplace_back(&element);
    else if (is_object())
        elements.push_back(*this);
    return elements;
}

std::string Json::text() const
{
    if (at_ == nullptr)
        return {};
    if (at_->is_string())
        return cleaned(at_->get_string());
    if (at_->is_number())
        return boost::json::serialize(*at_);
    return {};
}

std::uint64_t Json::number() const
{
    if (at_ == nullptr)
        return 0;
    if (at_->is_uint64())
        return at_->get_uint64();
    if (at_->is_int64())
        return static_cast<std::uint64_t>(std::max<std::int64_t>(0, at_->get_int64()));
    const double rounded = std::round(fraction());
    return rounded > 0 && rounded < largest ? static_cast<std::uint64_t>(rounded) : 0;
}

double Json::fraction() const
{
    if (at_ == nullptr)
        return 0;
    if (at_->is_string())
        return fraction_of(at_->get_string());
    return at_->is_number() ? at_->to_number<double>() : 0;
}

std::optional<bool> Json::truth() const
{
    return at_ != nullptr && at_->is_bool() ? std::optional(at_->get_bool()) : std::nullopt;
}

bool Json::is_object() const
{
    return at_ != nullptr && at_->is_object();
}
bool Json::is_list() const
{
    return at_ != nullptr && at_->is_array();
}

JsonAnswer::JsonAnswer(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    boost::json::parse_options options;
    options.max_depth = deepest;
    boost::json::stream_parser parser({}, options);
    boost::json::error_code error;
    parser.write_some(text.data(), text.size(), error);
    if (!error && !parser.done())
        parser.finish(error);
    if (error)
        throw Unavailable("the answer is no JSON");
    auto parsed = parser.release();
    if (!parsed.is_object() && !parsed.is_array())
        throw Unavailable("the answer is neither an object nor a list");
    root_ = std::make_unique<boost::json::value>(std::move(parsed));
}

JsonAnswer::~JsonAnswer() = default;

}
