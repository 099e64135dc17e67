// SPDX-License-Identifier: MIT
#include "adapters/mpd/address.hpp"

#include "plugin/errors.hpp"

#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <mpd/settings.h>
#include <string_view>

namespace topfive {

namespace {

constexpr unsigned default_port = 6600;

unsigned read_port(std::string_view digits, const std::string& address)
{
    unsigned port = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (fault != std::errc{} || end != digits.data() + digits.size() || port == 0 || port > 65535)
        throw Refused(fmt::format("mpd.address {}: {} is no port", address, digits));
    return port;
}

MpdAddress read(const std::string& address)
{
    if (address.starts_with('/') || address.starts_with('@'))
        return {address, 0, {}};
    if (address.starts_with('[')) {
        const auto end = address.find(']');
        if (end == std::string::npos)
            throw Refused(fmt::format("mpd.address {}: a bracket is not closed", address));
        const auto rest = std::string_view(address).substr(end + 1);
        if (!rest.empty() && !rest.starts_with(':'))
            throw Refused(fmt::format("mpd.address {}: host:port is right", address));
        return {address.substr(1, end - 1), rest.empty() ? default_port : read_port(rest.substr(1), address), {}};
    }
    const auto colon = address.find(':');
    if (colon == std::string::npos || address.find(':', colon + 1) != std::string::npos) // a name, or an IPv6 address
        return {address, default_port, {}};
    return {address.substr(0, colon), read_port(std::string_view(address).substr(colon + 1), address), {}};
}

std::vector<MpdAddress> defaults()
{
    const std::unique_ptr<mpd_settings, decltype(&mpd_settings_free)> settings(
        mpd_settings_new(nullptr, 0, 0, nullptr, nullptr), mpd_settings_free);
    const char* const host = settings ? mpd_settings_get_host(settings.get()) : nullptr;
    MpdAddress first{host != nullptr && *host != '\0' ? host : "localhost", default_port, {}};
    if (settings != nullptr) {
        if (const unsigned port = mpd_settings_get_port(settings.get()); port != 0)
            first.port = port;
        if (const char* const password = mpd_settings_get_password(settings.get()); password != nullptr)
            first.password = password;
    }
    std::vector<MpdAddress> all{first};
    if (std::getenv("MPD_HOST") == nullptr && first.is_socket()) // libmpdclient too goes on with TCP
        all.push_back({"localhost", first.port == 0 ? default_port : first.port, {}});
    return all;
}

}

bool MpdAddress::is_local() const
{
    return is_socket() || host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string MpdAddress::text() const
{
    if (is_socket())
        return host;
    return host.find(':') == std::string::npos ? fmt::format("{}:{}", host, port) : fmt::format("[{}]:{}", host, port);
}

std::vector<MpdAddress> resolve_mpd(const std::string& address, const std::string& password)
{
    auto all = address.empty() ? defaults() : std::vector{read(address)};
    for (auto& one : all) {
        if (!password.empty())
            one.password = password;
        if (one.host.empty() || one.host.find('\0') != std::string::npos)
            throw Refused(fmt::format("mpd.address {}: names no host", address));
    }
    return all;
}

}
