// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/service.hpp"
#include "adapters/metadata/web.hpp"
#include "plugin/ports/catalog.hpp"

namespace topfive {

// MusicBrainz, no key: names with their other spellings, MBIDs, lengths and ISRCs. It counts no plays, so it ranks
// nothing.
class MusicBrainz : public Catalog {
public:
    // One question a second is asked for; whoever is faster gets nothing but 503.
    static constexpr RateLimit rate{1, std::chrono::milliseconds(1100)};
    static ApiOptions web(const std::string& url);

    explicit MusicBrainz(Service& service) : service_(service) {}
    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;

private:
    Service& service_;
};

}
