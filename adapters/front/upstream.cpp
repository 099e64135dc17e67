// SPDX-License-Identifier: MIT
#include "adapters/front/upstream.hpp"
#include "plugin/errors.hpp"
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>

namespace topfive {

using namespace std::chrono_literals;

Upstream::Upstream(std::string address, Loop& loop, Log& log) : name_(std::move(address)), loop_(loop), log_(log)
{
    try {
        addresses_ = resolve(name_, false);
    } catch (const Unavailable& fault) {
        failing_ = true;
        log_.warning("{}; clients are closed until it is known", fault.what());
        look_up_again();
    }
}

void Upstream::reached()
{
    if (failing_)
        log_.info("MPD at {} is back", name_);
    failing_ = false;
}

void Upstream::failed(int error)
{
    if (!failing_)
        log_.warning("cannot connect to MPD at {}: {}; clients are closed until it is back", name_,
                     std::strerror(error));
    failing_ = true;
    look_up_again();
}

void Upstream::look_up_again()
{
    if (lookup_.valid() || is_path(name_))
        return;
    // Detached: a resolver can hang for a minute, and the end of the front does not wait for it.
    std::packaged_task<std::vector<SocketAddress>()> task([address = name_] {
        try {
            return resolve(address, false);
        } catch (const Fault&) {
            return std::vector<SocketAddress>();
        }
    });
    lookup_ = task.get_future();
    try {
        std::thread(std::move(task)).detach();
        loop_.after(1s, [this] { collect(); });
    } catch (const std::system_error&) {
        lookup_ = {}; // no thread to be had now; the next failure asks again
    }
}

void Upstream::collect()
{
    if (lookup_.wait_for(0s) != std::future_status::ready)
        return loop_.after(1s, [this] { collect(); });
    auto found = lookup_.get();
    if (!found.empty())
        addresses_ = std::move(found);
    else if (addresses_.empty())
        look_up_again(); // nobody can connect and so nobody would ask: go on until the name is known
}

}
