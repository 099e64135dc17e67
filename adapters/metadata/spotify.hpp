// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include <atomic>

namespace topfive {

// Spotify with a user's own application. Top tracks are closed to applications registered since 2026 (403); for them
// the order of a search by artist stands in.
class Spotify : public Catalog, public Charts {
public:
    // Its window of 30 s has no published size; Retry-After is obeyed.
    static constexpr RateLimit rate{60, std::chrono::seconds(30)};
    static ApiOptions web(const std::string& url, Authorization*);

    // `market`: without one, everything counts as not available to an application.
    Spotify(Service& service, std::string market) : service_(service), market_(std::move(market)) {}
    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    Chart top(const Artist&, std::size_t count, std::stop_token) override;
    Recording complete(Recording, std::stop_token) override;

private:
    [[nodiscard]] std::string search(const std::string& text, const std::string& type, std::size_t offset,
                                     std::stop_token);
    [[nodiscard]] std::vector<Recording> ranked(const std::string& id, std::stop_token);
    [[nodiscard]] std::vector<Recording> ranked_by_search(const Artist&, std::size_t count, std::stop_token);

    Service& service_;
    std::string market_;
    std::atomic<bool> top_closed_ = false; // 403 was answered once
};

}
