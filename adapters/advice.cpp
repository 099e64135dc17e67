// SPDX-License-Identifier: MIT
#include "adapters/advice.hpp"

#include "config/config.hpp"

namespace topfive {

std::vector<Advice> advice_of(const Config& config)
{
    auto options = surroundings_here();
    for (const auto& proxy : config.watch.proxy)
        options.proxies.emplace_back(proxy.listen, proxy.connect);
    if (!config.mpd.address.empty())
        options.mpd = config.mpd.address;
    options.log = config.watch.log;
    return surroundings(options);
}

}
