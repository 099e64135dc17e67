// SPDX-License-Identifier: MIT
#include "adapters/commands_here.hpp"

#include "adapters/cli/commands.hpp"
#include "adapters/cli/daemon.hpp"
#include "adapters/cli/waiting.hpp"
#include "adapters/doctor.hpp"
#include "adapters/files/marked_files.hpp"
#include "adapters/instance.hpp"
#include "adapters/web/json.hpp"
#include "plugin/errors.hpp"

#include <boost/json.hpp>
#include <csignal>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

namespace topfive {

namespace {

using namespace std::chrono_literals;

constexpr auto heartbeat = 100ms;
constexpr auto look_for_changes = 10ms; // somebody waits for the end
// How long a command waits for MPD and its library before it says what is in the way.
constexpr auto patience = 30s;

// SIGINT and SIGTERM as a stop request.
std::stop_source& interruption()
{
    static std::stop_source source;
    return source;
}

// Waits for them from its birth to its end.
class SignalListener {
public:
    SignalListener()
    {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr); // the threads that follow inherit it
        thread_ = std::jthread([this](std::stop_token stop) {
            int signal = 0;
            while (sigwait(&signals_, &signal) == 0 && !stop.stop_requested())
                interruption().request_stop();
        });
    }
    SignalListener(const SignalListener&) = delete;
    SignalListener& operator=(const SignalListener&) = delete;
    ~SignalListener()
    {
        thread_.request_stop();
        pthread_kill(thread_.native_handle(), SIGINT);
    }

private:
    sigset_t signals_{};
    std::jthread thread_;
};

// The daemon's work in this process, for as long as one command needs it.
class Here {
public:
    Here(const Config& config, Log& log) : instance_(config, getpid(), log, {}), daemon_(instance_)
    {
        if (instance_.ground() == nullptr)
            throw Fault(instance_.reasons().front());
        beat_ = std::jthread([this](std::stop_token stop) {
            auto due = std::chrono::steady_clock::now();
            do {
                if (const auto now = std::chrono::steady_clock::now(); now >= due || instance_.stirred()) {
                    instance_.tick();
                    due = now + heartbeat;
                }
            } while (wait(look_for_changes, stop));
        });
    }

    Instance& instance() { return instance_; }
    Daemon& daemon() { return daemon_; }

    // Until fetching is possible; throws Fault with what is in the way.
    void wait_until_ready(std::stop_token stop)
    {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!instance_.reasons().empty() && std::chrono::steady_clock::now() < end && !stop.stop_requested())
            std::this_thread::sleep_for(20ms);
        if (const auto reasons = instance_.reasons(); !reasons.empty())
            throw Fault(fmt::format("{}", fmt::join(reasons, "; ")));
    }

private:
    Instance instance_;
    OwnDaemon daemon_;
    std::jthread beat_;
};

SearchIntent intent_of(const GetCommand& command)
{
    SearchIntent intent;
    intent.text = command.artist;
    intent.title = command.track;
    intent.field = "artist";
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::command;
    intent.count = command.count;
    return intent;
}

// Whose songs would follow.
boost::json::array related_names(const Heart& heart, const Wish& wish, Log& log, std::stop_token stop)
{
    boost::json::array names;
    if (!wish.artist || !heart.relatives().wanted())
        return names;
    try {
        for (const Artist& similar : heart.relatives().like(*wish.artist, std::move(stop)))
            names.emplace_back(similar.name);
    } catch (const Fault& fault) {
        log.warning("{}", fault.what());
    }
    return names;
}

// Asks charts and library, never the sources. Beside a daemon as well: nothing is written but the answers' cache.
int preview(const Config& config, const GetCommand& command, Log& log, std::stop_token stop)
{
    OwnConnections own;
    Ground ground(config, own, log);
    const Heart heart(config, ground, {});
    const std::stop_callback no_longer(stop, [] { std::_Exit(1); });
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!ground.library().ready() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(20ms);
    if (!ground.library().ready())
        throw Fault("MPD's library cannot be read; topfive doctor tells why");
    ground.learn_music_directory();
    if (const auto obstacle = ground.obstacle())
        fmt::print(stderr, "warning: nothing could be fetched now: {}\n", *obstacle);
    const auto found = heart.layout().preview(intent_of(command), stop);
    auto shape = places_json(found.wish.artist, found.places);
    shape["provider"] = found.provider;
    shape["why"] = found.wish.why;
    shape["related"] = related_names(heart, found.wish, log, stop);
    return show_preview(command, boost::json::serialize(shape));
}

int get_here(const Config& config, const GetCommand& command, Log& log)
{
    Here here(config, log);
    here.wait_until_ready(interruption().get_token());
    const int status = get(command, here.daemon(), interruption().get_token());
    here.instance().settle();
    return status;
}

}

std::optional<DataHeld> other_daemon(const Config& config)
try {
    if (std::filesystem::is_directory(config.data_directory))
        const DataLock lock(config.data_directory, getpid());
    return {};
} catch (const DataHeld& held) {
    return held;
} catch (const Fault&) {
    return {}; // an unusable directory is no rival
}

int run_here(const Config& config, const CommandLine& line, Log& log)
{
    const SignalListener listener;
    const auto stop = interruption().get_token();
    if (std::holds_alternative<DoctorCommand>(line.command))
        return doctor(config, log, stop);
    const auto* wanted = std::get_if<GetCommand>(&line.command);
    if (wanted != nullptr && wanted->dry_run)
        return preview(config, *wanted, log, stop);
    const auto running = running_daemon(config.http.listen, config.http.token);
    if (!running)
        if (const auto other = other_daemon(config))
            throw Fault(fmt::format("{}, and it cannot be reached over HTTP", other->what()));
    if (std::holds_alternative<StatusCommand>(line.command) && !running)
        throw Fault("no topfive runs here; start it with topfive run");
    if (wanted != nullptr)
        return running ? get(*wanted, *running, stop) : get_here(config, *wanted, log);
    if (const auto* command = std::get_if<StatusCommand>(&line.command))
        return status(*command, *running, stop);
    if (running) {
        if (const auto* command = std::get_if<WhyCommand>(&line.command))
            return why(*command, *running);
        return undo(std::get<UndoCommand>(line.command), *running, track_mark);
    }
    Here here(config, log);
    if (const auto* command = std::get_if<WhyCommand>(&line.command))
        return why(*command, here.daemon());
    here.wait_until_ready(stop);
    const int status = undo(std::get<UndoCommand>(line.command), here.daemon(), track_mark);
    here.instance().settle();
    return status;
}

}
