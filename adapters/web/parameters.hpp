// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/routes.hpp"
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace topfive {

// A request that cannot be answered as it is; what() says what would be right. Never leaves Routes.
class Problem : public std::runtime_error {
public:
    Problem(int status, const std::string& detail) : std::runtime_error(detail), status_(status) {}
    [[nodiscard]] int status() const { return status_; }

private:
    int status_;
};

constexpr std::size_t longest_name = 1000; // bytes of an artist's or a song's name, and of a search

// Which part of a list is wanted: at most so many, with ids below `before`; 0: from the newest.
struct Paging {
    std::size_t limit = 0;
    std::int64_t before = 0;
};

// What a request's query says. Throws Problem for a name that is not known, one that stands there twice, and a wrong
// value. An empty value is none.
class Parameters {
public:
    Parameters(const WebQuery&, std::initializer_list<std::string_view> known);

    [[nodiscard]] std::optional<std::string> text(const char* name) const;
    [[nodiscard]] std::optional<std::int64_t> number(const char* name, std::int64_t least, std::int64_t most) const;
    // "limit" and "before".
    [[nodiscard]] Paging paging(std::int64_t usual, std::int64_t most) const;

private:
    const WebQuery& query_;
};

// What a request's body, a JSON object, says.
class Body {
public:
    Body(const std::string& text, std::initializer_list<std::string_view> known);
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    // A name or a title; empty when it is not there or null.
    [[nodiscard]] std::string text(const char* name) const;
    [[nodiscard]] std::optional<std::int64_t> number(const char* name, std::int64_t least, std::int64_t most) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The number that an id in a path stands for; nullopt: it is none.
[[nodiscard]] std::optional<std::int64_t> id_of(std::string_view);

}
