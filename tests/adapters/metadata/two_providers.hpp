// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/first_of.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace topfive {

inline Artist artist(const std::string& id, const std::string& name, std::uint64_t following = 0)
{
    Artist one;
    one.id = id;
    one.name = name;
    one.following = following;
    return one;
}

inline Recording recording(const std::string& id, const std::string& title,
                           std::chrono::seconds length = std::chrono::seconds(0))
{
    Recording one;
    one.id = id;
    one.title = title;
    one.artists = {"Pulp"};
    one.length = length;
    return one;
}

// A service in memory that can fail, for now or for good.
class FakeProvider : public Catalog, public Charts, public Related {
public:
    std::vector<Artist> artists(std::string_view, std::stop_token) override { return ask(known); }
    std::vector<Recording> songs(std::string_view, std::string_view, std::stop_token) override { return ask(found); }
    Chart top(const Artist&, std::size_t, std::stop_token) override { return ask(chart); }
    Recording complete(Recording plain, std::stop_token) override
    {
        const auto more = ask(completed).find(plain.id);
        return more == completed.end() ? plain : more->second;
    }
    std::vector<Artist> related(const Artist&, std::size_t, std::stop_token) override { return ask(similar); }

    std::vector<Artist> known, similar;
    std::vector<Recording> found;
    Chart chart;
    std::map<std::string, Recording> completed;
    std::string fault; // "" = well
    bool refuses = false;
    std::optional<Clock::time_point> until;
    int questions = 0;
    std::function<void()> meanwhile = [] {};

private:
    template <typename T>
    const T& ask(const T& answer)
    {
        ++questions;
        meanwhile();
        if (refuses)
            throw Refused(fault);
        if (!fault.empty())
            throw Unavailable(fault, until);
        return answer;
    }
};

struct TwoProviders {
    FakeProvider deezer, itunes;
    FakeClock clock;
    FakeLog log;
    FirstOf first{{{"deezer", &deezer, &deezer, &deezer, facts::length | facts::isrc | facts::album},
                   {"itunes", &itunes, &itunes, nullptr, facts::length | facts::album}},
                  clock,
                  log};

    TwoProviders()
    {
        deezer.chart = {"deezer", {recording("deezer:1", "Common People", std::chrono::seconds(350))}};
        itunes.chart = {"itunes", {recording("itunes:1", "Disco 2000", std::chrono::seconds(273))}};
    }
    std::string top() { return first.top(artist("deezer:9", "Pulp"), 5, {}).provider; }
    std::string complaint()
    {
        try {
            top();
        } catch (const Unavailable& fault) {
            return fault.what();
        }
        return "no complaint";
    }
};

}
