// SPDX-License-Identifier: MIT
#include "adapters/cli/way_mend.hpp"

namespace topfive {

std::string way_mend(std::string_view way, bool off)
{
    if (way == "log")
        return off ? "for clients that cannot change their port: watch.log: /var/log/mpd/mpd.log (or journal), and "
                     "log_level \"verbose\" in mpd.conf"
                   : "let topfive's user read it, with log_level \"verbose\" in mpd.conf";
    if (way == "queue")
        return off ? "watch.queue: new" : "start MPD, or name it in mpd.address";
    return off ? "watch.channel: topfive" : "start MPD, and give mpd.password a password with control";
}

}
