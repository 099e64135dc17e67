// SPDX-License-Identifier: MIT
// What stands between clients and topfive, as the files of a machine tell it.
#include "adapters/mpd/surroundings.hpp"

#include "adapters/io/temporary_directory.hpp"
#include "adapters/mpd/mpd_conf.hpp"
#include "adapters/mpd/socket_unit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <gmock/gmock.h>

namespace topfive {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Machine : public testing::Test {
protected:
    void write(const std::string& path, const std::string& text) const
    {
        const auto file = at(path);
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    void link(const std::string& path, const std::string& to) const
    {
        fs::create_directories(at(path).parent_path());
        fs::create_symlink(to, at(path));
    }
    [[nodiscard]] fs::path at(const std::string& path) const { return folder_.path() / path; }
    // As Debian installs it, switched on.
    void install_socket() const
    {
        write("usr/lib/systemd/system/mpd.socket",
              "[Socket]\nListenStream=%t/mpd/socket\nListenStream=6600\nBacklog=5\n");
        link("etc/systemd/system/sockets.target.wants/mpd.socket", "/lib/systemd/system/mpd.socket");
    }
    // "what: found → mend | line | line"
    [[nodiscard]] std::vector<std::string> advice(const std::string& what = {})
    {
        options_.root = folder_.path();
        options_.home = "/home/ann";
        std::vector<std::string> all;
        for (const auto& one : surroundings(options_))
            if (what.empty() || one.what == what)
                all.push_back(
                    fmt::format("{}: {} → {} | {}", one.what, one.found, one.mend, fmt::join(one.lines, " | ")));
        return all;
    }

    TemporaryDirectory folder_{"machine"};
    SurroundingsOptions options_{{{"127.0.0.1:6601", "127.0.0.1:6600"}}, "127.0.0.1:6600", "", "/", "", 1000, false};
};

TEST_F(Machine, ThatIsBareNeedsNothing)
{
    EXPECT_THAT(advice(), IsEmpty());
}

TEST_F(Machine, AnnouncesTheOldPort)
{
    write("etc/mpd.conf", "port \"6600\"\n# zeroconf_enabled \"no\"\n");
    EXPECT_THAT(advice("zeroconf"), IsEmpty()) << "nothing announces anything here";
    write("etc/mpd.conf", "zeroconf_enabled \"yes\"\n");
    EXPECT_THAT(advice("zeroconf"), SizeIs(1)) << "but somebody wants that";
    write("etc/mpd.conf", "port \"6600\"\n# zeroconf_enabled \"no\"\n");
    write("run/avahi-daemon/socket", "");
    ASSERT_THAT(advice("zeroconf"), SizeIs(1));
    EXPECT_THAT(advice("zeroconf")[0], HasSubstr("announces its port 6600"));
    EXPECT_THAT(advice("zeroconf")[0], HasSubstr("in /etc/mpd.conf write"));
    EXPECT_THAT(advice("zeroconf")[0], HasSubstr("| zeroconf_enabled \"no\" |"));
    EXPECT_THAT(advice("zeroconf")[0], HasSubstr("<port>6601</port>"));
    write("etc/mpd.conf", "zeroconf_enabled \"no\"\n");
    EXPECT_THAT(advice("zeroconf"), IsEmpty());
}

TEST_F(Machine, HasAnMpdOfAUsersOwn)
{
    write("run/avahi-daemon/socket", "");
    write("etc/mpd.conf", "zeroconf_enabled \"no\"\n");
    for (const auto* file : {"/home/ann/.mpd/mpd.conf", "/home/ann/.mpdconf", "/home/ann/.config/mpd/mpd.conf"}) {
        write(std::string(file).substr(1), "bind_to_address \"any\"\n");
        EXPECT_THAT(advice("zeroconf"), ElementsAre(HasSubstr(std::string("in ") + file)));
    }
    write("home/ann/.config/mpd/mpd.conf", "port \"7700\"\n");
    EXPECT_THAT(advice("zeroconf"), IsEmpty()) << "another MPD, not the one behind topfive";
}

TEST_F(Machine, RunsAnMpdWithAFileOfItsOwn)
{
    write("proc/17/comm", "mpd\n");
    write("proc/17/cmdline", std::string("mpd\0--no-daemon\0/srv/mpd.conf\0", 30));
    write("srv/mpd.conf",
          "include \"more.conf\"\naudio_output {\n  port \"9\"\n  host_permissions \"1.2.3.4 read\"\n}\n");
    write("srv/more.conf", "host_permissions \"192.168.1.7 read,add\"\n");
    ASSERT_THAT(advice("host_permissions"), SizeIs(1));
    EXPECT_THAT(advice("host_permissions")[0],
                HasSubstr("/srv/mpd.conf: host_permissions \"192.168.1.7 read,add\": MPD takes every client of topfive "
                          "for 127.0.0.1, so that 192.168.1.7 loses these rights there"));
    EXPECT_THAT(advice("host_permissions")[0], HasSubstr("| password \"CHOOSE-ONE@read,add\""));
}

TEST_F(Machine, GivesRightsByAddress)
{
    write("etc/mpd.conf", "host_permissions \"127.0.0.1 read,add,control,admin\"\n");
    EXPECT_THAT(advice("host_permissions"), ElementsAre(HasSubstr("all of them get these rights")));
    options_.proxies = {{"/run/topfive/socket", "/run/mpd/socket"}};
    write("etc/mpd.conf", "bind_to_address \"/run/mpd/socket\"\nhost_permissions \"127.0.0.1 read\"\n");
    EXPECT_THAT(advice("host_permissions"), IsEmpty()) << "a socket's clients have no address";
}

TEST_F(Machine, GivesRightsToLocalClients)
{
    write("etc/mpd.conf", "bind_to_address \"localhost\"\nbind_to_address \"/run/mpd/socket\"\n"
                          "local_permissions \"read,add,control\"\n");
    ASSERT_THAT(advice("local_permissions"), SizeIs(1));
    EXPECT_THAT(advice("local_permissions")[0], HasSubstr("comes to topfive's port instead loses them"));
    EXPECT_THAT(advice("local_permissions")[0],
                HasSubstr("| - {listen: /run/mpd/socket, connect: /run/mpd/socket.mpd} |"));
    EXPECT_THAT(advice("local_permissions")[0], HasSubstr("| bind_to_address \"/run/mpd/socket.mpd\""));
    options_.proxies.emplace_back("/run/topfive/socket", "/run/mpd/socket");
    EXPECT_THAT(advice("local_permissions"), ElementsAre(HasSubstr("whoever may open /run/topfive/socket")));
}

TEST_F(Machine, LetsSystemdListenWhereTopfiveIsToListen)
{
    install_socket();
    write("etc/mpd.conf", "bind_to_address \"localhost\"\nport \"6602\"\n");
    EXPECT_THAT(advice("mpd.socket"), IsEmpty()) << "topfive beside it, on a port of its own";
    options_.proxies = {{"127.0.0.1:6600", "127.0.0.1:6602"}, {"/run/mpd/socket", "/run/mpd/behind"}};
    ASSERT_THAT(advice("mpd.socket"), SizeIs(1));
    EXPECT_THAT(advice("mpd.socket")[0], HasSubstr("systemd itself listens on 127.0.0.1:6600"));
    EXPECT_THAT(advice("mpd.socket")[0], HasSubstr("`systemctl edit mpd.socket`"));
    EXPECT_THAT(advice("mpd.socket")[0], HasSubstr("| [Socket] | ListenStream= | ListenStream=127.0.0.1:6602 | "
                                                   "ListenStream=/run/mpd/behind"));
    write("etc/systemd/system/mpd.socket.d/override.conf",
          "[Socket]\nListenStream=\nListenStream=127.0.0.1:6602\nListenStream=/run/mpd/behind\n");
    EXPECT_THAT(advice("mpd.socket"), IsEmpty()) << "as advised";
}

TEST_F(Machine, LetsSystemdListenElsewhereThanMpdIsToldTo)
{
    install_socket();
    write("etc/mpd.conf", "bind_to_address \"localhost\"\nport \"6602\"\n");
    options_.proxies = {{"127.0.0.1:6603", "127.0.0.1:6602"}};
    EXPECT_THAT(advice("mpd.socket"), ElementsAre(HasSubstr("MPD does not listen on 127.0.0.1:6602: systemd listens "
                                                            "for it, on /run/mpd/socket, 6600 alone")));
}

TEST_F(Machine, HasASocketUnitThatIsOffOrMasked)
{
    install_socket();
    options_.proxies = {{"127.0.0.1:6600", "127.0.0.1:6602"}};
    ASSERT_THAT(advice("mpd.socket"), SizeIs(1));
    link("etc/systemd/system/mpd.socket", "/dev/null");
    EXPECT_THAT(advice("mpd.socket"), IsEmpty());
    fs::remove(at("etc/systemd/system/mpd.socket"));
    fs::remove(at("etc/systemd/system/sockets.target.wants/mpd.socket"));
    EXPECT_THAT(advice("mpd.socket"), IsEmpty());
}

TEST_F(Machine, HasASocketUnitOfTheUser)
{
    write("usr/lib/systemd/user/mpd.socket", "[Socket]\nListenStream=%t/mpd/socket\nListenStream=6600\n");
    link("home/ann/.config/systemd/user/sockets.target.wants/mpd.socket", "/usr/lib/systemd/user/mpd.socket");
    options_.proxies = {{"127.0.0.1:6600", "127.0.0.1:6602"}};
    EXPECT_THAT(advice("mpd.socket"), ElementsAre(HasSubstr("systemctl --user edit mpd.socket")));
}

TEST_F(Machine, HasMpdsSocketWhereClientsLookFirst)
{
    write("run/mpd/socket", "");
    EXPECT_THAT(advice("MPD's socket"), ElementsAre(HasSubstr("| export MPD_HOST=127.0.0.1 MPD_PORT=6601")));
    options_.proxies.emplace_back("/run/mpd/socket", "/run/mpd/behind");
    EXPECT_THAT(advice("MPD's socket"), IsEmpty());
}

TEST_F(Machine, OpensMpdToTheHouse)
{
    write("etc/mpd.conf", "bind_to_address \"localhost\"\n");
    for (const auto* listen : {":6601", "0.0.0.0:6601", "[::]:6601", "192.168.1.2:6601"}) {
        options_.proxies = {{listen, "127.0.0.1:6600"}};
        EXPECT_THAT(advice("rights"), ElementsAre(HasSubstr("reaches further than MPD did"))) << listen;
    }
    install_socket();
    EXPECT_THAT(advice("rights"), IsEmpty()) << "systemd listens on every address already";
    write("etc/mpd.conf", "bind_to_address \"any\"\n");
    fs::remove_all(at("etc/systemd"));
    EXPECT_THAT(advice("rights"), IsEmpty());
}

TEST_F(Machine, RunsTopfiveAsWhoItShouldNotBe)
{
    options_.proxies = {{"/run/topfive/socket", "/run/mpd/socket"}};
    EXPECT_THAT(advice("rights"), IsEmpty());
    options_.as_mpd = true;
    EXPECT_THAT(advice("rights"), ElementsAre(HasSubstr("as root or as MPD's user")));
}

TEST_F(Machine, LogsTooLittleOrElsewhere)
{
    options_.proxies.clear();
    options_.log = "/var/log/mpd/mpd.log";
    write("etc/mpd.conf", "log_file \"/var/log/mpd/mpd.log\"\n");
    EXPECT_THAT(advice(),
                ElementsAre("log: /etc/mpd.conf: log_level is \"notice\": MPD writes no commands into its log "
                            "→ in /etc/mpd.conf, and restart MPD | log_level \"verbose\""));
    write("etc/mpd.conf", "log_level \"verbose\"\nlog_file \"/var/log/other.log\"\n");
    EXPECT_THAT(advice(), ElementsAre(HasSubstr("MPD logs to /var/log/other.log, and watch.log is")));
    write("etc/mpd.conf", "log_level \"verbose\"\nlog_file \"/var/log/mpd/mpd.log\"\n");
    EXPECT_THAT(advice(), IsEmpty());
}

TEST_F(Machine, MayHaveFilesThatAreNone)
{
    fs::create_directories(at("etc/mpd.conf"));
    write("home/ann/.mpdconf", "include \".mpdconf\"\nport\n}\n{\n\"\nhost_permissions\nhost_permissions \"\"\n");
    write("proc/5/comm", "mpd\n");
    write("proc/5/cmdline", "");
    fs::create_directories(at("etc/systemd/system/mpd.socket"));
    link("etc/systemd/system/x.wants/mpd.socket", "/nowhere");
    EXPECT_THAT(advice("zeroconf"), IsEmpty());
}

}
}
