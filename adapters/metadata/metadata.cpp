// SPDX-License-Identifier: MIT
#include "adapters/metadata/metadata.hpp"

#include "adapters/metadata/ahead.hpp"
#include "adapters/metadata/first_of.hpp"
#include "adapters/metadata/lines.hpp"
#include "adapters/metadata/providers.hpp"
#include "plugin/ports/log.hpp"

#include <optional>

namespace topfive {

namespace {

// The questions ahead go unheard: whoever asks in earnest meets the same faults.
class Silence : public Log {
public:
    void write(Level, std::string_view) noexcept override {}
};

// The configured providers behind one another, and the questions that are asked ahead.
class Chain : public Metadata {
public:
    Chain(const MetadataOptions& options, HttpClient& http, Answers& answers, const Clock& clock, Log& log)
        : lines_(options.cache, http, answers, clock, log, options.stopwatch)
    {
        const Means means{options, lines_, http, clock, log};
        std::vector<Provider> providers;
        for (const std::string& name : options.providers)
            providers.push_back(built_.emplace_back(build_provider(name, means))->provider());
        first_.emplace(providers, clock, log);
        scout_.emplace(providers, clock, silence_);
        if (options.cache.count() > 0)
            ahead_.emplace(*first_, *scout_, *scout_, options.count);
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

    Silence silence_;
    Lines lines_;
    std::vector<std::unique_ptr<Built>> built_;
    std::optional<FirstOf> first_;
    std::optional<FirstOf> scout_;
    std::optional<Ahead> ahead_;
};

}

std::unique_ptr<Metadata> make_metadata(const MetadataOptions& options, HttpClient& http, Answers& answers,
                                        const Clock& clock, Log& log)
{
    return std::make_unique<Chain>(options, http, answers, clock, log);
}

}
