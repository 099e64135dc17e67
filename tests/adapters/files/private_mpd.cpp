// SPDX-License-Identifier: MIT
#include "tests/adapters/files/private_mpd.hpp"

#include "plugin/errors.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace topfive {

namespace {

sockaddr_un address_of(const std::filesystem::path& socket)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    return address;
}

// mpd gets a socket that listens already (systemd's protocol), so nobody has to wait for it.
[[noreturn]] void become_mpd(int listening, const std::filesystem::path& configuration)
{
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int stream : {0, 1, 2})
        dup2(nowhere, stream);
    dup2(listening, 3);
    setenv("LISTEN_FDS", "1", 1);
    setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
    execlp("mpd", "mpd", "--no-daemon", configuration.c_str(), nullptr);
    _exit(127);
}

}

PrivateMpd::PrivateMpd(const std::filesystem::path& music, const std::string& more)
{
    const auto& path = folder_.path();
    std::ofstream(path / "mpd.conf") << "music_directory \"" << music.string() << "\"\ndb_file \""
                                     << (path / "database").string() << "\"\nlog_file \"" << (path / "log").string()
                                     << "\"\naudio_output {\n type \"null\"\n name \"none\"\n}\n"
                                     << more << "\n";
    const auto address = address_of(path / "socket");
    const auto* general = reinterpret_cast<const sockaddr*>(&address);
    const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(listening, general, sizeof address) != 0 || listen(listening, 5) != 0)
        throw Fault("cannot listen for mpd");
    process_ = fork();
    if (process_ == 0)
        become_mpd(listening, path / "mpd.conf");
    close(listening);
    connection_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(connection_, general, sizeof address) != 0 || !read_line().starts_with("OK MPD"))
        throw Fault("mpd does not answer");
}

PrivateMpd::~PrivateMpd()
{
    close(connection_);
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
}

std::string PrivateMpd::read_line()
{
    for (;;) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            const auto line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return line;
        }
        std::array<char, 4096> buffer{};
        const auto got = read(connection_, buffer.data(), buffer.size());
        if (got <= 0)
            throw Fault("mpd hung up");
        unread_.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

std::vector<std::string> PrivateMpd::ask(const std::string& command)
{
    const auto line = command + '\n';
    if (write(connection_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        throw Fault("mpd hung up");
    std::vector<std::string> answer;
    for (auto got = read_line(); got != "OK"; got = read_line()) {
        if (got.starts_with("ACK"))
            throw Fault(got);
        answer.push_back(std::move(got));
    }
    return answer;
}

std::string PrivateMpd::picture(const std::string& path)
{
    std::string whole;
    for (std::size_t size = 1; whole.size() < size;) {
        const auto line = "readpicture \"" + path + "\" " + std::to_string(whole.size()) + "\n";
        if (write(connection_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            throw Fault("mpd hung up");
        std::size_t piece = 0;
        for (auto got = read_line(); piece == 0; got = read_line()) {
            if (got == "OK" || got.starts_with("ACK"))
                return whole;
            if (got.starts_with("size: "))
                size = std::stoul(got.substr(6));
            if (got.starts_with("binary: ")) {
                piece = std::stoul(got.substr(8));
                break;
            }
        }
        std::string bytes;
        while (unread_.size() < piece + 1) {
            std::array<char, 4096> buffer{};
            const auto got = read(connection_, buffer.data(), buffer.size());
            if (got <= 0)
                throw Fault("mpd hung up");
            unread_.append(buffer.data(), static_cast<std::size_t>(got));
        }
        whole += unread_.substr(0, piece);
        unread_.erase(0, piece + 1);
        read_line();
    }
    return whole;
}

void PrivateMpd::update()
{
    ask("update");
    for (bool updating = true; updating;) {
        updating = false;
        for (const auto& line : ask("status"))
            updating = updating || line.starts_with("updating_db:");
        if (updating)
            ask("idle update");
    }
}

}
