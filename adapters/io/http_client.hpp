// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Who topfive says it is. The one place that knows the project's address.
inline constexpr std::string_view user_agent = "topfive/" TOPFIVE_VERSION " (+https://example.org/topfive)";

struct HttpAnswer {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers; // names in lower case; of equal names the last

    [[nodiscard]] std::string header(std::string_view lower_case_name) const;
    // Retry-After, seconds or a date, as a span from now; nullopt: not said.
    [[nodiscard]] std::optional<std::chrono::seconds> retry_after() const;
};

struct HttpOptions {
    // same_host: also from http to https there. anywhere: at most five, to http and https.
    enum class Redirects { same_host, anywhere };

    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds whole{15'000};
    std::size_t body = 8'000'000; // bytes after decompression; a longer answer is cut off
    Redirects redirects = Redirects::same_host;
};

// Asks over HTTP on the calling thread. Connections are kept and used again. Safe from every thread.
// Every status is an answer; Unavailable is thrown when there is none (network, TLS, time, size, a redirect that leads
// away) or when stopped. The message names method and path, never the query, a header or the body.
class HttpClient {
public:
    explicit HttpClient(HttpOptions = {});
    ~HttpClient();

    // Headers as lines, "Accept: application/json". A User-Agent among them replaces topfive's own.
    HttpAnswer get(const std::string& url, const std::vector<std::string>& headers, std::stop_token);
    HttpAnswer post(const std::string& url, const std::string& body, const std::vector<std::string>& headers,
                    std::stop_token);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Percent-encodes all but the unreserved characters (RFC 3986): for one path segment or one query value.
[[nodiscard]] std::string percent_encode(std::string_view);

}
