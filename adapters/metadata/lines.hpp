// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace topfive {

class Answers;
class HttpClient;
class Log;

// The lines to the services: whoever asks one service, asks over one line, which keeps its pace and its answers.
class Lines {
public:
    // `keep`: how long answers are kept.
    Lines(std::chrono::seconds keep, HttpClient&, Answers&, const Clock&, Log&, Stopwatch);
    ~Lines();
    // The line to the service of that name and address, laid when first asked for.
    Service& to(RateLimit, const ApiOptions&);

private:
    class Line;
    std::chrono::seconds keep_;
    HttpClient& http_;
    Answers& answers_;
    const Clock& clock_;
    Log& log_;
    Stopwatch stopwatch_;
    std::map<std::string, std::unique_ptr<Line>> lines_;
};

}
