// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"

namespace topfive {

// Apple's iTunes Search API, no key. Its terms allow pictures and clips only to promote the store: names, numbers and
// lengths are all that is read. It counts no fans and knows no ISRC.
class Itunes : public Catalog, public Charts {
public:
    // About 20 questions a minute are documented.
    static constexpr RateLimit rate{20, std::chrono::seconds(61)};
    static ApiOptions web(const std::string& url);

    // `country`: whose store, two letters.
    Itunes(Service& service, std::string country) : service_(service), country_(std::move(country)) {}
    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    Recording complete(Recording, std::stop_token) override;

private:
    [[nodiscard]] std::vector<Recording> recordings(const Question&, std::stop_token);

    Service& service_;
    std::string country_;
};

}
