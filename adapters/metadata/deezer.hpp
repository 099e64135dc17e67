// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/json.hpp"
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/related.hpp"

namespace topfive {

// Deezer's public API, no key. Lists come in Deezer's own order of popularity; ISRC, date and track number are told
// only of one track at a time (complete).
class Deezer : public Catalog, public Charts, public Related {
public:
    // 50 questions in 5 s are documented.
    static constexpr RateLimit rate{40, std::chrono::seconds(5)};
    static ApiOptions web(const std::string& url);

    explicit Deezer(Service& service) : service_(service) {}
    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    Recording complete(Recording, std::stop_token) override;
    std::vector<Artist> related(const Artist&, std::size_t count, std::stop_token) override;

private:
    [[nodiscard]] std::string own_id(const Artist&, std::stop_token);
    [[nodiscard]] std::vector<Recording> search(const std::string& text, std::stop_token);
    [[nodiscard]] std::vector<Recording> ranked(const std::string& id, std::size_t limit, std::stop_token);

    Service& service_;
};

}
