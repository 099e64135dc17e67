// SPDX-License-Identifier: MIT
#include "adapters/metadata/previews.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/deezer.hpp"
#include "adapters/metadata/itunes.hpp"
#include "adapters/metadata/reading.hpp"

namespace topfive {

Previews::Previews(const MetadataOptions& options, HttpClient& http, const Clock& clock)
    : deezer_pace_(Deezer::rate, clock), deezer_(Deezer::web(options.deezer.url), http, deezer_pace_, clock),
      itunes_pace_(Itunes::rate, clock), itunes_(Itunes::web(options.itunes.url), http, itunes_pace_, clock),
      country_(options.itunes.country)
{
}

std::string Previews::address_of(const Recording& recording, std::stop_token stop)
{
    if (const auto id = id_at("deezer", recording.id); !id.empty()) {
        const JsonAnswer answer(deezer_.ask({"/track/" + percent_encode(id), {}}, stop).body);
        return link_of(answer.root()["preview"].text());
    }
    if (const auto id = id_at("itunes", recording.id); !id.empty()) {
        const JsonAnswer answer(
            itunes_.ask({"/lookup", {{"id", id}, {"entity", "song"}, {"country", country_}}}, stop).body);
        for (const Json track : answer.root()["results"].list())
            if (track["trackId"].text() == id)
                return link_of(track["previewUrl"].text());
    }
    return {};
}

}
