// SPDX-License-Identifier: MIT
#include "adapters/mpd/surroundings.hpp"

#include "adapters/mpd/mpd_conf.hpp"
#include "adapters/mpd/socket_unit.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pwd.h>
#include <string_view>
#include <unistd.h>

namespace topfive {

namespace fs = std::filesystem;

namespace {

constexpr const char* usual_socket = "/run/mpd/socket"; // where libmpdclient looks first

bool is_path(std::string_view address)
{
    return address.starts_with('/');
}

std::string_view host_of(std::string_view address)
{
    return address.substr(0, address.rfind(':'));
}

std::string_view port_of(std::string_view address)
{
    const auto colon = address.rfind(':');
    return colon == std::string_view::npos ? std::string_view("6600") : address.substr(colon + 1);
}

bool is_this_machine(std::string_view host)
{
    return host == "localhost" || host.starts_with("127.") || host == "::1" || host == "[::1]";
}

class Look {
public:
    explicit Look(const SurroundingsOptions& options)
        : options_(options), units_(mpd_sockets(options.root, options.home, options.uid)),
          confs_(mpd_confs(options.root, options.home))
    {
        // Another MPD's file is nobody's business here.
        std::erase_if(confs_, [this](const MpdConf& conf) { return !is_ours(conf); });
    }

    std::vector<Advice> all()
    {
        identity();
        for (const auto& conf : confs_) {
            host_permissions(conf);
            local_permissions(conf);
        }
        reach();
        for (const auto& unit : units_)
            socket_unit(unit);
        usual_way();
        zeroconf();
        if (!options_.log.empty() && !confs_.empty())
            log(confs_.front());
        return std::move(advice_);
    }

private:
    template <typename Test>
    [[nodiscard]] bool any_proxy(Test test) const
    {
        return std::ranges::any_of(options_.proxies,
                                   [&](const auto& proxy) { return test(proxy.first, proxy.second); });
    }
    [[nodiscard]] bool any_port() const
    {
        return any_proxy([](const auto& listen, const auto&) { return !is_path(listen); });
    }
    [[nodiscard]] bool is_ours(const MpdConf& conf) const
    {
        if (conf.file == "/etc/mpd.conf" && std::ranges::any_of(units_, [](const auto& unit) { return !unit.users; }))
            return true;
        return conf.listens_at(options_.mpd) || any_proxy([&](const auto& listen, const auto& connect) {
                   return conf.listens_at(connect) || conf.listens_at(listen);
               });
    }
    [[nodiscard]] bool exists(const fs::path& path) const
    {
        std::error_code error;
        return fs::exists(options_.root / path.relative_path(), error);
    }

    void identity()
    {
        if ((options_.uid == 0 || options_.as_mpd) &&
            any_proxy([](const auto& listen, const auto&) { return is_path(listen); }))
            advice_.push_back(
                {"rights",
                 "topfive proxies MPD's socket as root or as MPD's user: its clients get that user's files",
                 "run topfive as a user of its own",
                 {}});
    }

    void host_permissions(const MpdConf& conf)
    {
        if (!any_port())
            return;
        for (const auto& value : conf.values("host_permissions")) {
            const auto host = value.substr(0, value.find(' '));
            const auto rights = value.substr(std::min(value.size(), host.size() + 1));
            advice_.push_back(
                {"host_permissions",
                 fmt::format("{}: host_permissions \"{}\": MPD takes every client of topfive for 127.0.0.1, {}",
                             conf.file.string(), value,
                             is_this_machine(host) ? "so that all of them get these rights"
                                                   : fmt::format("so that {} loses these rights there", host)),
                 fmt::format("in {} give the rights by password instead of that line, and restart MPD",
                             conf.file.string()),
                 {fmt::format("password \"CHOOSE-ONE@{}\"", rights)}});
        }
    }

    // On the socket's own passage nothing changes; who comes by host and port instead is no local client to MPD.
    void local_permissions(const MpdConf& conf)
    {
        const auto value = conf.value("local_permissions");
        if (!value || options_.proxies.empty())
            return;
        const auto passage = std::ranges::find_if(options_.proxies, [](const auto& p) { return is_path(p.first); });
        const auto found = fmt::format("{}: local_permissions \"{}\": MPD gives them to clients of its socket alone",
                                       conf.file.string(), *value);
        if (passage != options_.proxies.end()) {
            advice_.push_back({"local_permissions",
                               fmt::format("{}, and so to whoever may open {}", found, passage->first),
                               "keep that folder to those who are meant",
                               {}});
            return;
        }
        const auto binds = conf.values("bind_to_address");
        const auto socket = std::ranges::find_if(binds, [](const std::string& bind) { return is_path(bind); });
        const std::string theirs = socket == binds.end() ? usual_socket : *socket;
        advice_.push_back({"local_permissions",
                           found + "; one that comes to topfive's port instead loses them",
                           "put topfive before the socket, too: in topfive's watch.proxy",
                           {fmt::format("- {{listen: {}, connect: {}.mpd}}", theirs, theirs), "and in MPD's file",
                            fmt::format("bind_to_address \"{}.mpd\"", theirs)}});
    }

    // With systemd's sockets bind_to_address means nothing.
    [[nodiscard]] bool mpd_stays_on_this_machine() const
    {
        for (const auto& unit : units_)
            return std::ranges::all_of(unit.streams, [](const std::string& stream) {
                return is_path(stream) || (stream.find(':') != std::string::npos && is_this_machine(host_of(stream)));
            });
        if (confs_.empty())
            return false; // nobody knows
        const auto binds = confs_.front().values("bind_to_address");
        return !binds.empty() && std::ranges::all_of(binds, [](const std::string& bind) {
            return is_path(bind) || bind.starts_with('@') || is_this_machine(bind);
        });
    }

    void reach()
    {
        if (!mpd_stays_on_this_machine())
            return;
        for (const auto& [listen, _] : options_.proxies)
            if (!is_path(listen) && !is_this_machine(host_of(listen)))
                advice_.push_back(
                    {"rights",
                     fmt::format("{} reaches further than MPD did, which listens on this machine only", listen),
                     "listen on 127.0.0.1, or let MPD ask for a password: in mpd.conf",
                     {"password \"CHOOSE-ONE@read,add,control\"", "default_permissions \"read\""}});
    }

    // systemd stands where topfive wants to stand, or MPD is not where topfive looks for it.
    void socket_unit(const SocketUnit& unit)
    {
        const auto in_the_way =
            std::ranges::find_if(options_.proxies, [&](const auto& p) { return unit.listens_at(p.first); });
        const auto missed = std::ranges::find_if(options_.proxies, [&](const auto& p) {
            return (is_path(p.second) || is_this_machine(host_of(p.second))) && !unit.listens_at(p.second) &&
                   std::ranges::any_of(confs_, [&](const MpdConf& conf) { return conf.listens_at(p.second); });
        });
        if (in_the_way == options_.proxies.end() && missed == options_.proxies.end())
            return;
        const std::string user = unit.users ? "--user " : "";
        Advice advice{
            "mpd.socket",
            in_the_way != options_.proxies.end()
                ? fmt::format("systemd itself listens on {} for MPD, where topfive is to listen", in_the_way->first)
                : fmt::format("MPD does not listen on {}: systemd listens for it, on {} alone", missed->second,
                              fmt::join(unit.streams, ", ")),
            fmt::format("MPD ignores port and bind_to_address while mpd.socket is on. `systemctl {0}edit "
                        "mpd.socket` with these lines, then `systemctl {0}restart mpd.socket mpd.service`",
                        user),
            {"[Socket]", "ListenStream="}};
        for (const auto& [_, connect] : options_.proxies)
            if (is_path(connect) || is_this_machine(host_of(connect)))
                advice.lines.push_back("ListenStream=" + connect);
        advice_.push_back(std::move(advice));
    }

    void usual_way()
    {
        if (!any_port() || !exists(usual_socket) ||
            any_proxy([](const auto& listen, const auto&) { return listen == usual_socket; }))
            return;
        const auto door =
            std::ranges::find_if(options_.proxies, [](const auto& p) { return !is_path(p.first); })->first;
        const auto host = host_of(door);
        advice_.push_back(
            {"MPD's socket",
             fmt::format("clients on this machine try {} first, and go past topfive", usual_socket),
             "tell them where topfive listens, in ~/.profile or their own settings",
             {fmt::format("export MPD_HOST={} MPD_PORT={}",
                          host.empty() || host == "0.0.0.0" || host == "[::]" ? "127.0.0.1" : host, port_of(door))}});
    }

    void zeroconf()
    {
        if (!any_port())
            return;
        // Where no Avahi runs nothing is announced, unless somebody wrote that it shall be.
        const auto* const unsaid = exists("/run/avahi-daemon/socket") ? "yes" : "no";
        const auto door = std::ranges::find_if(options_.proxies, [](const auto& p) { return !is_path(p.first); });
        for (const auto& conf : confs_) {
            if (conf.value("zeroconf_enabled").value_or(unsaid) == "no")
                continue;
            const auto port = conf.value("port").value_or(std::string(port_of(door->second)));
            if (port == port_of(door->first))
                continue;
            advice_.push_back(
                {"zeroconf",
                 fmt::format("MPD announces its port {}, and clients that find it that way go past topfive", port),
                 fmt::format("in {} write the first line and restart MPD; the second, in "
                             "/etc/avahi/services/topfive.service, announces topfive instead",
                             conf.file.string()),
                 {"zeroconf_enabled \"no\"",
                  fmt::format("<service-group><name>Music Player</name><service><type>_mpd._tcp</type><port>{}</port>"
                              "</service></service-group>",
                              port_of(door->first))}});
        }
    }

    void log(const MpdConf& conf)
    {
        const auto level = conf.value("log_level").value_or("notice");
        const auto file = conf.value("log_file").value_or("");
        const bool journal = options_.log == "journal";
        Advice advice{"log", "", fmt::format("in {}, and restart MPD", conf.file.string()), {}};
        if (level != "verbose" && level != "debug") {
            advice.found =
                fmt::format("{}: log_level is \"{}\": MPD writes no commands into its log", conf.file.string(), level);
            advice.lines.emplace_back("log_level \"verbose\"");
        }
        if (journal ? is_path(file) : is_path(file) && file != options_.log) {
            advice.found += fmt::format("{}{}: MPD logs to {}, and watch.log is {}", advice.found.empty() ? "" : "; ",
                                        conf.file.string(), file, options_.log);
            advice.mend = "name the same in both: in topfive.yaml, watch.log: " + file;
        }
        if (!advice.found.empty())
            advice_.push_back(std::move(advice));
    }

    const SurroundingsOptions& options_;
    std::vector<SocketUnit> units_;
    std::vector<MpdConf> confs_;
    std::vector<Advice> advice_;
};

}

std::vector<Advice> surroundings(const SurroundingsOptions& options)
{
    return Look(options).all();
}

SurroundingsOptions surroundings_here()
{
    SurroundingsOptions options;
    const auto* const user = getpwuid(geteuid());
    const char* const home = std::getenv("HOME");
    options.home = home != nullptr ? home : user != nullptr ? user->pw_dir : "/nonexistent";
    options.uid = geteuid();
    options.as_mpd = user != nullptr && std::string_view(user->pw_name) == "mpd";
    return options;
}

}
