// SPDX-License-Identifier: MIT
#include "adapters/metadata/metadata.hpp"

#include "adapters/metadata/ahead.hpp"
#include "adapters/metadata/cached.hpp"
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/first_of.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <list>
#include <optional>

namespace topfive {

namespace {

// What every service is built upon.
struct Ground {
    const MetadataOptions& options;
    HttpClient& http;
    Answers& answers;
    const Clock& clock;
    Log& log;
};

// One service as its providers see it: its questions kept, paced and sent.
class Line : public Service {
public:
    Line(const Ground& ground, RateLimit rate, const WebOptions& options)
        : pace_(rate, ground.clock), web_(options, ground.http, pace_, ground.clock),
          cached_(options.name, ground.options.cache, web_, ground.answers, ground.log)
    {
    }
    Reply ask(const Question& question, std::stop_token stop) override
    {
        return cached_.ask(question, std::move(stop));
    }

private:
    Pace pace_;
    Web web_;
    Cached cached_;
};

// What a provider consists of, alive as long as it is asked.
struct Built {
    virtual ~Built() = default;
    Provider provider;
};

struct BuiltDeezer : Built {
    explicit BuiltDeezer(const Ground& ground)
        : line(ground, Deezer::rate, Deezer::web(ground.options.deezer.url)), deezer(line)
    {
        provider = {"deezer", &deezer, &deezer, &deezer,
                    facts::length | facts::isrc | facts::album | facts::cover | facts::date};
    }
    Line line;
    Deezer deezer;
};

struct BuiltItunes : Built {
    explicit BuiltItunes(const Ground& ground)
        : line(ground, Itunes::rate, Itunes::web(ground.options.itunes.url)),
          itunes(line, ground.options.itunes.country)
    {
        provider = {"itunes", &itunes, &itunes, nullptr, facts::length | facts::album | facts::date};
    }
    Line line;
    Itunes itunes;
};

std::unique_ptr<Built> build(const std::string& name, const Ground& ground)
{
    if (name == "deezer")
        return std::make_unique<BuiltDeezer>(ground);
    if (name == "itunes")
        return std::make_unique<BuiltItunes>(ground);
    throw Refused(fmt::format("metadata.providers: there is no provider “{}”", name));
}

class Chain : public Metadata {
public:
    explicit Chain(const Ground& ground)
    {
        std::vector<Provider> providers;
        for (const std::string& name : ground.options.providers)
            providers.push_back(built_.emplace_back(build(name, ground))->provider);
        first_.emplace(providers, ground.clock, ground.log);
        scout_.emplace(providers, ground.clock, ground.log);
        if (ground.options.cache.count() > 0)
            ahead_.emplace(*first_, *scout_, *scout_, ground.options.count);
    }
    std::vector<Artist> artists(std::string_view name, std::stop_token stop) override
    {
        return catalog().artists(name, std::move(stop));
    }
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token stop) override
    {
        return catalog().songs(text, artist, std::move(stop));
    }
    void expect_songs(std::string_view text, std::string_view artist) override { catalog().expect_songs(text, artist); }
    Chart top(const Artist& artist, std::size_t count, std::stop_token stop) override
    {
        return first_->top(artist, count, std::move(stop));
    }
    Recording complete(Recording recording, std::stop_token stop) override
    {
        return first_->complete(std::move(recording), std::move(stop));
    }
    std::vector<Artist> related(const Artist& artist, std::size_t count, std::stop_token stop) override
    {
        return first_->related(artist, count, std::move(stop));
    }
    [[nodiscard]] std::vector<ServiceHealth> health() const override { return first_->health(); }

private:
    Catalog& catalog() { return ahead_ ? static_cast<Catalog&>(*ahead_) : *first_; }

    std::vector<std::unique_ptr<Built>> built_;
    std::optional<FirstOf> first_;
    std::optional<FirstOf> scout_;
    std::optional<Ahead> ahead_;
};

}

std::unique_ptr<Metadata> make_metadata(const MetadataOptions& options, HttpClient& http, Answers& answers,
                                        const Clock& clock, Log& log)
{
    return std::make_unique<Chain>(Ground{options, http, answers, clock, log});
}

}
