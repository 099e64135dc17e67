// SPDX-License-Identifier: MIT
#include "adapters/web/guard.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace topfive {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// "[::1]:6690" and "localhost:6690" without the port.
std::string_view without_port(std::string_view host)
{
    if (host.starts_with('['))
        return host.substr(0, host.find(']') + 1);
    return host.substr(0, host.find(':'));
}

// An address instead of a name cannot be rebound.
bool is_address(std::string_view host)
{
    if (host.starts_with('['))
        return host.ends_with(']');
    return !host.empty() && std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// As long as the longer one, whatever is equal: the time tells nothing about the token.
bool equal_slowly(std::string_view given, std::string_view wanted)
{
    unsigned char difference = given.size() == wanted.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size(); ++i)
        difference =
            static_cast<unsigned char>(difference | (given[i] ^ wanted[i % std::max<std::size_t>(1, wanted.size())]));
    return difference == 0;
}

}

Guard::Guard(const WebOptions& options) : token_(options.token), hosts_{"localhost", "ip6-localhost"}
{
    for (const auto& host : options.hosts)
        hosts_.push_back(lower(host));
    hosts_.push_back(lower(without_port(options.listen)));
}

bool Guard::own_name(std::string_view host) const
{
    const auto name = lower(without_port(host));
    return is_address(name) || std::ranges::find(hosts_, name) != hosts_.end();
}

bool Guard::foreign_host(const Caller& caller) const
{
    return !own_name(caller.host);
}

std::optional<Guard::Refusal> Guard::refusal(const Caller& caller) const
{
    const auto site = lower(caller.sec_fetch_site);
    if (site == "cross-site" || site == "same-site")
        return Refusal{403, "a foreign page asked (Sec-Fetch-Site: " + site + ")"};
    if (!caller.origin.empty()) {
        // The page's own origin is the one that the request was sent to, port included.
        const auto scheme = caller.origin.find("://");
        if (scheme == std::string::npos || lower(caller.origin.substr(scheme + 3)) != lower(caller.host))
            return Refusal{403, "a foreign page asked (Origin)"};
    }
    if (!token_.empty() && !equal_slowly(caller.authorization, "Bearer " + token_))
        return Refusal{401, "http.token is set; send it as Authorization: Bearer TOKEN"};
    return {};
}

}
