// SPDX-License-Identifier: MIT
#include "adapters/back.hpp"

#include "adapters/advice.hpp"
#include "adapters/front/figures.hpp"
#include "adapters/front/front_guard.hpp"
#include "adapters/front/tap.hpp"
#include "adapters/instance.hpp"
#include "adapters/io/event_loop.hpp"
#include "adapters/watchers.hpp"
#include "adapters/web/server.hpp"
#include "config/load.hpp"
#include "config/reloading.hpp"
#include "plugin/errors.hpp"

#include <array>
#include <csignal>
#include <fmt/format.h>
#include <memory>
#include <unistd.h>
#include <utility>

namespace topfive {

namespace {

using namespace std::chrono_literals;

constexpr auto heartbeat = 1000ms;
constexpr auto look_for_changes = 100ms;

class Back {
public:
    Back(const Config& config, BackOptions options, ConsoleLog& log)
        : options_(std::move(options)), log_(log), guard_(options_.tap_fd),
          figures_(Figures::inherited(options_.tap_fd + 1)),
          instance_(config, getppid(), log, [this](const Story& story) { ended(story); }), tap_(options_.tap_fd)
    {
        instance_.describe_watching([this](Status& status) { describe(status); });
        watch(config);
        serve_http(config);
        loop_.on_signals({SIGTERM, SIGINT}, [this](int) { end(); });
        loop_.on_signals({SIGHUP}, [this](int) { reload(); });
        loop_.on_readable(tap_.descriptor(), [this] { read_tap(); });
        loop_.every(heartbeat, [this] {
            instance_.tick();
            see_clients();
            watchers_->tick();
        });
        loop_.every(look_for_changes, [this] {
            if (instance_.stirred())
                instance_.tick();
        });
        for (const auto& advice : advice_of(config))
            log.warning("{}: {}; topfive doctor says what to do", advice.what, advice.found);
    }

    void run()
    {
        instance_.tick();
        loop_.run();
    }

private:
    void watch(const Config& config)
    {
        const std::lock_guard lock(watching_);
        if (watchers_)
            watchers_->finish();
        watchers_.reset();
        watchers_ = std::make_unique<Watchers>(config, loop_, instance_, log_);
    }

    // A port that is taken leaves everything else working.
    void serve_http(const Config& config)
    try {
        if (!config.http.listen.empty())
            server_ = std::make_unique<WebServer>(WebOptions{config.http.listen, config.http.token, config.http.hosts},
                                                  instance_, log_);
    } catch (const Fault& fault) {
        log_.error("{}", fault.what());
    }

    void read_tap()
    {
        for (const auto& frame : tap_.read())
            watchers_->hear(frame);
        if (tap_.ended())
            end(); // the front is gone, and with it every client
    }

    // What clients said counts, though it is not still yet: no other back will hear of it.
    void end()
    {
        if (std::exchange(ending_, true))
            return;
        read_tap();
        watchers_->finish();
        loop_.post([this] { loop_.stop(); }); // after what the watchers posted
    }

    void reload()
    try {
        const auto running = instance_.config();
        const auto changed = load(config_file(options_.config_file));
        for (const auto& key : need_restart(running, changed))
            log_.warning("{} changed; it takes effect at the next start", key);
        const auto config = with_foundation_of(running, changed);
        instance_.reload(config);
        watch(config);
        log_.info("the configuration was read again");
    } catch (const ConfigError& error) {
        log_.error("the configuration stays as it was: {}", error.what());
    }

    void see_clients()
    {
        const std::lock_guard lock(watching_);
        const auto figures = figures_.proxies();
        sights_.resize(figures.size());
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const std::uint64_t connections = figures[i].connections;
            if (figures[i].clients > 0 || connections != sights_[i].connections)
                sights_[i].last = std::chrono::system_clock::now();
            sights_[i].connections = connections;
        }
    }

    void describe(Status& status)
    {
        see_clients();
        const std::lock_guard lock(watching_);
        const auto& proxies = instance_.config().watch.proxy;
        const auto figures = figures_.proxies();
        for (std::size_t i = 0; i < proxies.size() && i < figures.size(); ++i)
            status.proxy.push_back({proxies[i].listen,
                                    figures[i].clients,
                                    {},
                                    sights_[i].last,
                                    figures[i].connections,
                                    figures[i].closed_at_once,
                                    figures[i].bytes_to_mpd,
                                    figures[i].bytes_to_clients});
        status.back_restarts = figures_.back_restarts();
        status.dropped_searches += figures_.dropped_lines();
        if (watchers_)
            watchers_->describe(status);
    }

    void ended(const Story& story)
    {
        const std::array<LogField, 3> facts{{{"story", fmt::format("{}", story.id)},
                                             {"artist", story.artist ? story.artist->name : ""},
                                             {"state", std::string(name(story.state))}}};
        log_.write_with(Log::Level::info, fmt::format("“{}”: {}", story.intent.text, story.outcome), facts);
        loop_.post([this, words = fmt::format("{}: {}", story.artist ? story.artist->name : story.intent.text,
                                              story.outcome)] { watchers_->announce(words); });
    }

    const BackOptions options_;
    ConsoleLog& log_;
    const FrontGuard guard_; // last to go
    EventLoop loop_;
    Figures figures_;
    std::mutex watching_; // the watchers may be replaced while HTTP describes them
    struct Sight {
        std::uint64_t connections = 0;
        std::optional<Time> last; // a client was there
    };
    std::vector<Sight> sights_; // by proxy
    Instance instance_;
    TapReader tap_;
    bool ending_ = false;
    std::unique_ptr<Watchers> watchers_;
    std::unique_ptr<WebServer> server_; // first to go
};

}

int run_back(const Config& config, const BackOptions& options, ConsoleLog& log)
{
    Back(config, options, log).run();
    return 0;
}

}
