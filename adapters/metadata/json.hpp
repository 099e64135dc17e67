// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boost::json {
class value;
}

namespace topfive {

// A place in an answer, read tolerantly: what is missing, null or of another kind is empty, 0 or an empty list. It
// looks into the Answer that it came from, which has to outlive it.
class Json {
public:
    Json() = default;
    explicit Json(const boost::json::value* at) : at_(at) {}

    // A member of an object; nothing of everything else.
    [[nodiscard]] Json operator[](std::string_view key) const;
    // The elements; of a single object that object (Last.fm); of everything else none.
    [[nodiscard]] std::vector<Json> list() const;
    // A string or a number in its digits. Control characters become spaces, blanks at the ends go; absurdly long:
    // empty.
    [[nodiscard]] std::string text() const;
    // A number, or a string that holds one. Below 0: 0.
    [[nodiscard]] std::uint64_t number() const;
    [[nodiscard]] double fraction() const;
    [[nodiscard]] std::optional<bool> truth() const;
    [[nodiscard]] bool is_object() const;
    [[nodiscard]] bool is_list() const;

private:
    const boost::json::value* at_ = nullptr;
};

// One answer of a service.
class JsonAnswer {
public:
    // Throws Unavailable when the text does not begin with a JSON object or list, or this is cut off or nested too
    // deeply. What follows it is ignored.
    explicit JsonAnswer(std::string_view text);
    ~JsonAnswer();
    [[nodiscard]] Json root() const { return Json(root_.get()); }

private:
    std::unique_ptr<boost::json::value> root_;
};

}
