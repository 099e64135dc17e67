// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/first_of.hpp"
#include "adapters/metadata/metadata.hpp"
#include <memory>
#include <string>

namespace topfive {

class Lines;

// What every provider is built upon.
struct Means {
    const MetadataOptions& options;
    Lines& lines;
    HttpClient& http;
    const Clock& clock;
    Log& log;
};

// A provider with what belongs to it alone.
class Built {
public:
    virtual ~Built() = default;
    [[nodiscard]] virtual Provider provider() = 0;
};

// Throws Refused when topfive knows no provider of that name.
[[nodiscard]] std::unique_ptr<Built> build_provider(const std::string& name, const Means&);

}
