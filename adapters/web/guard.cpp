// SPDX-License-Identifier: MIT
#include "adapters/web/guard.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <unistd.h>
#include <utility>

namespace topfive {

namespace {

constexpr std::string_view bearer = "bearer ";

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// "[::1]:6690" and "localhost:6690" without the port; empty when it is neither.
std::string_view without_port(std::string_view host)
{
    const auto end = host.starts_with('[') ? host.find(']') + 1 : std::min(host.find(':'), host.size());
    const auto port = host.substr(end);
    const bool right = port.empty() || (port.starts_with(':') && port.find_first_not_of("0123456789", 1) == port.npos);
    return right ? host.substr(0, end) : std::string_view();
}

// An address instead of a name cannot be rebound: enough where topfive listens on every address of the machine.
bool is_address(std::string_view host)
{
    in6_addr address{};
    if (host.starts_with('[') && host.ends_with(']'))
        return ::inet_pton(AF_INET6, std::string(host.substr(1, host.size() - 2)).c_str(), &address) == 1;
    return ::inet_pton(AF_INET, std::string(host).c_str(), &address) == 1;
}

bool is_loopback(std::string_view host)
{
    return host == "[::1]" || (host.starts_with("127.") && is_address(host));
}

std::string own_host_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
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

// Host and port of "http://localhost:6690", without the port that the scheme has anyway; empty: it is none.
std::string target_of(std::string_view origin)
{
    for (const auto& [scheme, port] : {std::pair{"http://", ":80"}, std::pair{"https://", ":443"}}) {
        const auto at = lower(origin);
        if (!at.starts_with(scheme))
            continue;
        auto host = at.substr(std::string_view(scheme).size());
        if (host.ends_with(port) && !without_port(host).empty())
            host.resize(host.size() - std::string_view(port).size());
        return host;
    }
    return {};
}

bool everywhere(std::string_view host)
{
    return host.empty() || host == "0.0.0.0" || host == "[::]" || host == "*";
}

}

Guard::Guard(const WebOptions& options) : token_(options.token), hosts_{"localhost", lower(own_host_name())}
{
    const auto listen = lower(without_port(options.listen));
    any_address_ = everywhere(listen);
    for (const auto& host : options.hosts)
        hosts_.push_back(lower(host));
    hosts_.push_back(listen);
    std::erase(hosts_, "");
}

bool Guard::own_name(std::string_view host) const
{
    const auto name = lower(without_port(host));
    return std::ranges::find(hosts_, name) != hosts_.end() || (any_address_ ? is_address(name) : is_loopback(name));
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
        const auto scheme = caller.origin.substr(0, caller.origin.find("://") + 3);
        const auto target = target_of(caller.origin);
        if (target.empty() || target != target_of(scheme + caller.host))
            return Refusal{403, "a foreign page asked (Origin)"};
    }
    const auto word = caller.authorization.substr(0, bearer.size());
    if (!token_.empty() && (lower(word) != bearer || !equal_slowly(caller.authorization.substr(bearer.size()), token_)))
        return Refusal{401, "http.token is set; send it as Authorization: Bearer TOKEN"};
    return {};
}

}
