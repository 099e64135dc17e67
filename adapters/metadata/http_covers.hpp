// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include "plugin/ports/log.hpp"
#include "plugin/ports/tagger.hpp"

namespace topfive {

// Covers over HTTP: JPEG or PNG up to 5 MB, wherever up to five redirects lead (Cover Art Archive needs two).
class HttpCovers : public Covers {
public:
    explicit HttpCovers(Log& log);
    std::string fetch(const std::string& url, std::stop_token) noexcept override;

private:
    Log& log_;
    HttpClient http_;
};

}
