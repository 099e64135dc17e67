// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace topfive {

// Something broke. what() says what was tried and what came of it, and never holds a secret:
// "deezer: GET /artist/27/top: 429".
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Cannot be had now; asking again later makes sense.
class Unavailable : public Fault {
public:
    explicit Unavailable(const std::string& what, std::optional<std::chrono::system_clock::time_point> until = {})
        : Fault(what), until_(until)
    {
    }
    // When to ask again at the earliest, where the other side or a pause said so. A caller that gets a moment here
    // waits for it without counting the attempt.
    [[nodiscard]] std::optional<std::chrono::system_clock::time_point> until() const { return until_; }

private:
    std::optional<std::chrono::system_clock::time_point> until_;
};

// Will not be had by asking again: a wrong key, a request that the other side rejects.
class Refused : public Fault {
public:
    using Fault::Fault;
};

}
