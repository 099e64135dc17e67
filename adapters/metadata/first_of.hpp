// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/standing.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/related.hpp"
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace topfive {

// One metadata service and what it is good for. What it cannot do is null.
struct Provider {
    std::string name; // "deezer", what its ids begin with
    Catalog* catalog = nullptr;
    Charts* charts = nullptr;
    Related* related = nullptr;
    unsigned facts = 0;        // facts.hpp: what it tells of a song that another service named
    bool corrects = false;     // knows other spellings of artists
    bool best_related = false; // asked before all others for similar artists
    std::string unusable{};    // why it can never be asked, as configured
};

// The providers in their order. Empty moves on; a fault moves on and is remembered, and who fails again and again is
// left alone for a while. Throws Unavailable naming each when nobody answered, and when only some did and had nothing:
// those who failed might know. Safe from every thread.
class FirstOf : public Catalog, public Charts, public Related, public Health {
public:
    FirstOf(std::vector<Provider>, const Clock&, Log&);

    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    // The first chart there is, as it is.
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    // By who ranked it; what that leaves out by others, where they speak of the same recording. Never throws
    // Unavailable.
    Recording complete(Recording, std::stop_token) override;
    std::vector<Artist> related(const Artist&, std::size_t count, std::stop_token) override;
    [[nodiscard]] std::vector<ServiceHealth> health() const override;

private:
    struct Faults; // what kept providers from answering
    // Runs one question to one provider and notes how it went. False: it failed, or is left alone.
    bool ask(std::size_t provider, Faults&, std::stop_token, const std::function<void(const Provider&)>& question);
    // Asks these in turn until an answer is not empty.
    template <typename Answer, typename Question>
    Answer first(const std::vector<std::size_t>& providers, std::stop_token, Question question);
    template <typename Able>
    [[nodiscard]] std::vector<std::size_t> who(Able able) const;
    [[nodiscard]] std::vector<std::size_t> catalogs() const;
    void complete_by(std::size_t provider, Recording&, std::stop_token);

    std::vector<Provider> providers_;
    const Clock& clock_;
    Log& log_;
    mutable std::mutex mutex_;
    std::vector<Standing> standings_;
};

}
