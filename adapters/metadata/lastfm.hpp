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

// Last.fm with a user's key: play counts, similar artists and corrected names. It calls everything by name, and its
// pictures are all the same star, so none is read.
class LastFm : public Catalog, public Charts, public Related {
public:
    // No number is documented; several a second, continuously, may cost the key.
    static constexpr RateLimit rate{4, std::chrono::seconds(1)};
    static ApiOptions web(const std::string& url, const std::string& api_key);

    explicit LastFm(Service& service) : service_(service) {}
    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    Recording complete(Recording, std::stop_token) override;
    std::vector<Artist> related(const Artist&, std::size_t count, std::stop_token) override;

private:
    using Parameters = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] std::string ask(const std::string& method, Parameters, std::stop_token);
    void correct(std::string_view name, std::vector<Artist>&, std::stop_token);

    Service& service_;
};

}
