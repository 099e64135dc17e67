// SPDX-License-Identifier: MIT
#include "adapters/io/http_exchange.hpp"

#include "plugin/errors.hpp"

#include <algorithm>
#include <curl/curl.h>

namespace topfive {

namespace {

constexpr std::size_t most_headers = 200;

struct ListDelete {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDelete>;

struct UrlDelete {
    void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};

std::string part(CURLU* url, CURLUPart wanted, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url, wanted, &text, flags) != CURLUE_OK)
        return {};
    const std::unique_ptr<char, void (*)(void*)> owned(text, curl_free);
    return text;
}

std::string lower(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return low;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

struct Receiver {
    HttpAnswer answer;
    std::size_t most = 0;
    bool too_large = false;
    std::stop_token stop;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* receiver)
{
    auto& to = *static_cast<Receiver*>(receiver);
    if (to.answer.body.size() + count > to.most) {
        to.too_large = true;
        return 0;
    }
    to.answer.body.append(bytes, count);
    return count;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* receiver)
{
    auto& headers = static_cast<Receiver*>(receiver)->answer.headers;
    const std::string_view line(bytes, count);
    if (line.starts_with("HTTP/")) // a new head: what came before was an interim answer
        headers.clear();
    else if (const auto colon = line.find(':'); colon != std::string_view::npos && headers.size() < most_headers)
        headers.insert_or_assign(lower(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1))));
    return count;
}

int look_whether_stopped(void* receiver, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Receiver*>(receiver)->stop.stop_requested() ? 1 : 0;
}

List lines(const std::vector<std::string>& headers)
{
    List list;
    for (const std::string& header : headers) {
        curl_slist* longer = curl_slist_append(list.get(), header.c_str());
        if (longer == nullptr)
            throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

void prepare(CURL* curl, const HttpRequest& request, const HttpOptions& options, Receiver& receiver)
{
    curl_easy_reset(curl); // keeps the connections
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, std::string(user_agent).c_str());
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, ""); // whatever libcurl can unpack
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);        // timeouts without SIGALRM: there are threads
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);      // a name that is being resolved holds nobody up at the end
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options.whole.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiver);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &receiver);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_whether_stopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &receiver);
    if (request.body != nullptr) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body->data());
    }
}

}

HttpUrl::HttpUrl(const std::string& text)
{
    const std::unique_ptr<CURLU, UrlDelete> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        throw Unavailable("not an address");
    scheme = lower(part(url.get(), CURLUPART_SCHEME));
    host = lower(part(url.get(), CURLUPART_HOST));
    port = part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    path = part(url.get(), CURLUPART_PATH);
}

void CurlDelete::operator()(void* curl) const noexcept
{
    curl_easy_cleanup(curl);
}

CurlHandle new_curl_handle()
{
    CurlHandle handle(curl_easy_init());
    if (!handle)
        throw std::bad_alloc();
    return handle;
}

HttpAnswer exchange(void* curl, const HttpRequest& request, const HttpOptions& options, std::string& redirect,
                    std::stop_token stop)
{
    Receiver receiver{{}, options.body, false, std::move(stop)};
    const List headers = lines(request.headers);
    prepare(curl, request, options, receiver);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    const CURLcode code = curl_easy_perform(curl);
    if (receiver.stop.stop_requested())
        throw Unavailable("stopped");
    if (receiver.too_large)
        throw Unavailable("the answer is too long");
    if (code != CURLE_OK)
        throw Unavailable(curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    receiver.answer.status = static_cast<int>(status);
    char* target = nullptr;
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &target);
    redirect = target == nullptr ? "" : target;
    return std::move(receiver.answer);
}

}
