// SPDX-License-Identifier: MIT
#include "adapters/mpd/log_wakeups.hpp"

#include "adapters/io/event_loop.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace topfive {

namespace asio = boost::asio;

struct LogWakeups::Impl : std::enable_shared_from_this<LogWakeups::Impl> {
    Impl(asio::io_context& context, std::chrono::milliseconds every, std::function<void()> call_)
        : descriptor(context), timer(context), interval(every), call(std::move(call_))
    {
    }

    // A handler that does nothing when it is cancelled, or when this is gone.
    auto then(void (Impl::*next)())
    {
        return [weak = weak_from_this(), next](const boost::system::error_code& error) {
            if (const auto self = weak.lock(); self && !error) {
                self->call();
                ((*self).*next)();
            }
        };
    }
    void wait_for_descriptor()
    {
        descriptor.async_wait(asio::posix::stream_descriptor::wait_read, then(&Impl::wait_for_descriptor));
    }
    void wait_for_timer()
    {
        timer.expires_after(interval);
        timer.async_wait(then(&Impl::wait_for_timer));
    }

    asio::posix::stream_descriptor descriptor;
    asio::steady_timer timer;
    std::chrono::milliseconds interval;
    std::function<void()> call;
    bool planned = false;
};

LogWakeups::LogWakeups(EventLoop& loop, int fd, std::chrono::milliseconds every, std::function<void()> call)
    : impl_(std::make_shared<Impl>(loop.context(), every, std::move(call)))
{
    if (fd >= 0) {
        impl_->descriptor.assign(fd);
        impl_->wait_for_descriptor();
    }
    impl_->wait_for_timer();
}

LogWakeups::~LogWakeups()
{
    impl_->descriptor.release();
}

void LogWakeups::soon()
{
    if (impl_->planned)
        return;
    impl_->planned = true;
    asio::post(impl_->timer.get_executor(), [weak = std::weak_ptr<Impl>(impl_)] {
        if (const auto self = weak.lock()) {
            self->planned = false;
            self->call();
        }
    });
}

}
