// SPDX-License-Identifier: MIT
#include "adapters/metadata/lines.hpp"

#include "adapters/metadata/cached.hpp"

namespace topfive {

class Lines::Line {
public:
    Line(const Lines& lines, RateLimit rate, const ApiOptions& options)
        : pace_(rate, lines.clock_, lines.stopwatch_), web_(options, lines.http_, pace_, lines.clock_),
          cached_(options.name, lines.keep_, web_, lines.answers_, lines.log_)
    {
    }
    Service& end() { return cached_; }

private:
    Pace pace_;
    Web web_;
    Cached cached_;
};

Lines::Lines(std::chrono::seconds keep, HttpClient& http, Answers& answers, const Clock& clock, Log& log,
             Stopwatch stopwatch)
    : keep_(keep), http_(http), answers_(answers), clock_(clock), log_(log), stopwatch_(std::move(stopwatch))
{
}

Lines::~Lines() = default;

Service& Lines::to(RateLimit rate, const ApiOptions& options)
{
    auto& line = lines_[options.name + " " + options.url]; // ListenBrainz has two, and a token for one
    if (!line)
        line = std::make_unique<Line>(*this, rate, options);
    return line->end();
}

}
