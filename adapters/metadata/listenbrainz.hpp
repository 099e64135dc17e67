// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include "plugin/ports/related.hpp"

namespace topfive {

// ListenBrainz: what its users listen to, for which it wants a token, and whom else they listen to, for which it wants
// none. It knows artists by MBID alone; one named by another service is looked up in `names`.
class ListenBrainz : public Charts, public Related {
public:
    // The service tells its limits with every answer (Pace::heed).
    static constexpr RateLimit rate{10, std::chrono::seconds(1)};
    static constexpr RateLimit labs_rate{2, std::chrono::seconds(1)};
    static ApiOptions web(const std::string& url, Authorization*);
    static ApiOptions labs_web(const std::string& url);

    ListenBrainz(Service& api, Service& labs, Catalog& names) : api_(api), labs_(labs), names_(names) {}
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    Recording complete(Recording, std::stop_token) override;
    std::vector<Artist> related(const Artist&, std::size_t count, std::stop_token) override;

private:
    [[nodiscard]] std::string mbid(const Artist&, std::stop_token);

    Service& api_;
    Service& labs_;
    Catalog& names_;
};

// A token that stays what it is.
class UserToken : public Authorization {
public:
    explicit UserToken(std::string token) : token_(std::move(token)) {}
    std::string header(std::stop_token) override { return "Authorization: Token " + token_; }
    bool expired() override { return false; }

private:
    std::string token_;
};

}
