// SPDX-License-Identifier: MIT
#include "adapters/metadata/http_covers.hpp"

#include <exception>
#include <string_view>

namespace topfive {

namespace {

using namespace std::string_view_literals;

HttpOptions for_pictures()
{
    HttpOptions options;
    options.body = 5'000'000;
    options.redirects = HttpOptions::Redirects::anywhere;
    return options;
}

bool is_picture(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8\xff"sv) || bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
}

}

HttpCovers::HttpCovers(Log& log) : log_(log), http_(for_pictures()) {}

std::string HttpCovers::fetch(const std::string& url, std::stop_token stop) noexcept
{
    if (url.empty())
        return {};
    try {
        HttpAnswer answer = http_.get(url, {"Accept: image/jpeg, image/png"}, std::move(stop));
        if (answer.status == 200 && is_picture(answer.body))
            return std::move(answer.body);
        log_.debug("cover: status {}, {} bytes that are no JPEG or PNG", answer.status, answer.body.size());
    } catch (const std::exception& fault) {
        log_.write(Log::Level::debug, fault.what());
    }
    return {};
}

}
