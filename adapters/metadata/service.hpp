// SPDX-License-Identifier: MIT
#pragma once
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

// What is asked of a metadata service. Never holds a secret: whoever carries it over the wire adds that.
struct Question {
    std::string path;                                       // "/artist/27/top", what is put into it percent-encoded
    std::vector<std::pair<std::string, std::string>> query; // in order, not encoded

    // "/artist/27/top?limit=25"
    [[nodiscard]] std::string target() const;
};

struct Reply {
    std::string body;     // JSON, known to parse
    bool nothing = false; // the service knows nothing of what was asked
};

// Who answers questions in JSON. Throws Unavailable (now) and Refused (never) in words for a person.
class Service {
public:
    virtual ~Service() = default;
    virtual Reply ask(const Question&, std::stop_token) = 0;
};

}
