// SPDX-License-Identifier: MIT
#include "adapters/io/http_client.hpp"
#include "adapters/io/http_exchange.hpp"

#include "plugin/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <curl/curl.h>
#include <mutex>

namespace topfive {

namespace {

constexpr int most_redirects = 5;
constexpr std::size_t most_idle = 8;     // warm connections kept for one origin
constexpr std::size_t most_origins = 64; // covers come from many hosts

void start_curl()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK)
        throw Fault("libcurl cannot be started");
}

bool is_redirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool may_follow(const HttpUrl& from, const HttpUrl& to, HttpOptions::Redirects redirects)
{
    if (to.scheme != "http" && to.scheme != "https")
        return false;
    if (redirects == HttpOptions::Redirects::anywhere)
        return true;
    const bool upgraded = from.scheme == "http" && from.port == "80" && to.scheme == "https" && to.port == "443";
    return from.host == to.host && (upgraded || (from.scheme == to.scheme && from.port == to.port));
}

}

// One curl handle keeps its own connections, so handles that have answered wait under the origin they talked to.
struct HttpClient::Impl {
    explicit Impl(HttpOptions chosen) : options(chosen) {}

    CurlHandle take(const std::string& origin)
    {
        const std::lock_guard lock(mutex);
        const auto found = idle.find(origin);
        if (found == idle.end() || found->second.empty())
            return new_curl_handle();
        CurlHandle handle = std::move(found->second.back());
        found->second.pop_back();
        return handle;
    }

    void give_back(const std::string& origin, CurlHandle handle)
    {
        const std::lock_guard lock(mutex);
        if (idle.size() >= most_origins && !idle.contains(origin))
            idle.erase(idle.begin());
        auto& handles = idle[origin];
        if (handles.size() < most_idle)
            handles.push_back(std::move(handle));
    }

    HttpAnswer ask(const HttpRequest& request, const HttpUrl& url, std::string& redirect, std::stop_token stop)
    {
        CurlHandle handle = take(url.origin());
        HttpAnswer answer = exchange(handle.get(), request, options, redirect, std::move(stop));
        give_back(url.origin(), std::move(handle));
        return answer;
    }

    HttpAnswer ask(HttpRequest request, std::stop_token stop)
    {
        const std::string tried = fmt::format("{} {}", request.body ? "POST" : "GET", HttpUrl(request.url).path);
        try {
            for (int hop = 0; hop <= most_redirects; ++hop) {
                const HttpUrl url(request.url);
                std::string redirect;
                HttpAnswer answer = ask(request, url, redirect, stop);
                if (!is_redirect(answer.status) || redirect.empty() || request.body)
                    return answer;
                if (!may_follow(url, HttpUrl(redirect), options.redirects))
                    throw Unavailable("redirected away");
                request.url = std::move(redirect);
            }
        } catch (const Unavailable& fault) {
            throw Unavailable(fmt::format("{}: {}", tried, fault.what()));
        }
        throw Unavailable(fmt::format("{}: redirected too often", tried));
    }

    HttpOptions options;
    std::mutex mutex;
    std::map<std::string, std::vector<CurlHandle>> idle;
};

HttpClient::HttpClient(HttpOptions options)
{
    start_curl();
    impl_ = std::make_unique<Impl>(options);
}

HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::get(const std::string& url, const std::vector<std::string>& headers, std::stop_token stop)
{
    return impl_->ask({url, headers, nullptr}, std::move(stop));
}

HttpAnswer HttpClient::post(const std::string& url, const std::string& body, const std::vector<std::string>& headers,
                            std::stop_token stop)
{
    return impl_->ask({url, headers, &body}, std::move(stop));
}

std::string HttpAnswer::header(std::string_view lower_case_name) const
{
    const auto found = headers.find(std::string(lower_case_name));
    return found == headers.end() ? std::string{} : found->second;
}

std::optional<std::chrono::seconds> HttpAnswer::retry_after() const
{
    const std::string said = header("retry-after");
    if (said.empty())
        return {};
    constexpr long a_week = 7 * 24 * 3600;
    long seconds = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), seconds);
    if (error != std::errc{} || end != said.data() + said.size()) {
        const std::time_t moment = curl_getdate(said.c_str(), nullptr);
        if (moment < 0)
            return {};
        seconds = static_cast<long>(moment - std::time(nullptr));
    }
    return std::chrono::seconds(std::clamp(seconds, 0L, a_week));
}

std::string percent_encode(std::string_view text)
{
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos)
            encoded += c;
        else
            fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

}
