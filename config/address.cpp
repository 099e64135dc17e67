// SPDX-License-Identifier: MIT
#include "config/address.hpp"

#include <algorithm>
#include <charconv>
#include <cctype>

namespace topfive {

namespace {

bool is_port(std::string_view text)
{
    unsigned port = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && rest == text.data() + text.size() && port > 0 && port < 65536;
}

bool is_name(std::string_view host)
{
    return !host.empty() && std::ranges::none_of(host, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == '/' || c == '@';
    });
}

}

bool is_socket(std::string_view address)
{
    return address.starts_with('/') || address.starts_with('@');
}

bool is_address(std::string_view address)
{
    if (is_socket(address))
        return address.size() > 1 && address.size() < 108; // sun_path
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos || !is_port(address.substr(colon + 1)))
        return false;
    const auto host = address.substr(0, colon);
    if (host.starts_with('['))
        return host.size() > 2 && host.ends_with(']');
    return host.empty() || (is_name(host) && host.find(':') == std::string_view::npos);
}

bool is_host(std::string_view text)
{
    return is_address(text) || (is_name(text) && text.find(':') == std::string_view::npos);
}

bool is_loopback(std::string_view address)
{
    const auto host = address.substr(0, address.rfind(':'));
    return is_socket(address) || host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

bool is_channel(std::string_view name)
{
    return std::ranges::all_of(name, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == ':';
    });
}

void read_url(Section& in, const char* key, std::string& url)
{
    in.text(key, url);
    while (url.ends_with('/'))
        url.pop_back();
    if (!url.starts_with("https://") && !url.starts_with("http://"))
        in.refuse(key, "an address that begins with https:// is wanted here");
}

void read_country(Section& in, const char* key, std::string& country)
{
    in.text(key, country);
    if (country.size() != 2 || !std::ranges::all_of(country, [](char c) { return c >= 'A' && c <= 'Z'; }))
        in.refuse(key, "two capital letters are wanted here, such as US");
}

}
