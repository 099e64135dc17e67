// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// The parts of an address that say whom one talks to. Throws Unavailable for what is no http or https address.
struct HttpUrl {
    explicit HttpUrl(const std::string&);

    std::string scheme, host, port; // lower case; the port is never empty
    std::string path;               // without the query
    [[nodiscard]] std::string origin() const { return scheme + "://" + host + ":" + port; }
};

// A libcurl easy handle (CURL*, which is void*), cleaned up at the end.
struct CurlDelete {
    void operator()(void*) const noexcept;
};
using CurlHandle = std::unique_ptr<void, CurlDelete>;
[[nodiscard]] CurlHandle new_curl_handle();

struct HttpRequest {
    std::string url;
    const std::vector<std::string>& headers;
    const std::string* body = nullptr; // null: GET
};

// One request and its answer. `redirect` becomes the absolute address that a redirect names, which is not followed.
// Throws Unavailable with the reason alone.
[[nodiscard]] HttpAnswer exchange(void* curl, const HttpRequest&, const HttpOptions&, std::string& redirect,
                                  std::stop_token);

}
