// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "tests/fakes/headers_only_flac.hpp"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <netinet/in.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace topfive {

// A real MPD with a music directory of its own, on a free loopback port and on a socket, all in a temporary folder;
// what it plays goes nowhere. Ends with its owner.
class PrivateMpd {
public:
    // `more`: further lines of mpd.conf. MPD logs every command unless they say otherwise. `without`: a setting that
    // the file lacks.
    explicit PrivateMpd(std::string more = {}, std::string without = {})
        : more_(std::move(more)), without_(std::move(without)), port_(free_port())
    {
        std::filesystem::create_directory(music());
        std::filesystem::create_directory(folder_.path() / "playlists");
        start();
    }

    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path music() const { return folder_.path() / "music"; }
    [[nodiscard]] std::filesystem::path database() const { return folder_.path() / "database"; }
    [[nodiscard]] std::filesystem::path log() const { return folder_.path() / "log"; }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string socket() const { return (folder_.path() / "socket").string(); }

    void start()
    {
        write_configuration();
        Command command;
        command.argv = {"mpd", "--no-daemon", (folder_.path() / "mpd.conf").string()};
        process_ = std::make_unique<ChildProcess>(command, true);
        for (int attempt = 0; attempt < 2000; ++attempt) {
            if (try_to_ask("ping").starts_with("OK MPD"))
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        throw std::runtime_error("the private mpd does not answer");
    }
    // As a service stops: state and database are kept for the next start.
    void stop()
    {
        if (process_) {
            process_->signal(SIGTERM);
            process_->reap();
        }
        process_.reset();
    }

    // A song that MPD lists after the next update.
    void add(const std::string& path, const std::string& artist, const std::string& title,
             const std::string& album = {}) const
    {
        HeadersOnlyFlac::Tags tags{{"ARTIST", artist}, {"TITLE", title}};
        if (!album.empty())
            tags.emplace_back("ALBUM", album);
        HeadersOnlyFlac::write(music() / path, tags);
    }
    // Lets MPD look at everything and waits until it has.
    void update() const
    {
        ask("update");
        while (ask("status").find("updating_db: ") != std::string::npos)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }

    // A database of songs that no file stands behind, as text of the simple database plugin ("directory: ..."); MPD
    // starts again with it. Its head, which names MPD's tags, is the one that MPD itself wrote.
    void fill(const std::string& songs)
    {
        update();
        stop();
        std::ifstream old(database());
        const std::string text{std::istreambuf_iterator<char>(old), {}};
        const std::string_view end_of_head = "info_end\n";
        const auto end = text.find(end_of_head);
        if (end == std::string::npos)
            throw std::runtime_error("the private mpd wrote no database");
        std::ofstream(database()) << text.substr(0, end + end_of_head.size()) << songs;
        start();
    }

    // What MPD answers on a connection of its own to one command or several lines, without the greeting.
    std::string ask(const std::string& commands) const
    {
        const auto answer = try_to_ask(commands);
        if (answer.empty())
            throw std::runtime_error("the private mpd is gone");
        return answer.substr(answer.find('\n') + 1);
    }

private:
    static int free_port()
    {
        const Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no free port");
        return ntohs(address.sin_port);
    }

    void write_configuration() const
    {
        const auto place = folder_.path().string();
        std::stringstream text;
        text << "music_directory \"" << music().string() << "\"\nplaylist_directory \"" << place << "/playlists\"\n"
             << "database {\n plugin \"simple\"\n path \"" << database().string()
             << "\"\n compress \"no\"\n}\nstate_file \"" << place << "/state\"\n"
             << "sticker_file \"" << place << "/sticker.sql\"\nlog_file \"" << place << "/log\"\n"
             << (more_.find("log_level") == std::string::npos ? "log_level \"verbose\"\n" : "")
             << "bind_to_address \"127.0.0.1\"\nport \"" << port_ << "\"\n"
             << "bind_to_address \"" << socket() << "\"\nzeroconf_enabled \"no\"\nauto_update \"no\"\n"
             << "audio_output {\n type \"null\"\n name \"nothing\"\n}\n"
             << more_ << '\n';
        std::ofstream file(folder_.path() / "mpd.conf");
        for (std::string line; std::getline(text, line);)
            if (without_.empty() || !line.starts_with(without_))
                file << line << '\n';
    }

    // Greeting and answers; empty when there is nobody. Ends at the last command's OK or ACK.
    std::string try_to_ask(const std::string& commands) const
    {
        const Descriptor mpd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un to{};
        to.sun_family = AF_UNIX;
        const auto path = socket();
        std::copy(path.begin(), path.end(), std::begin(to.sun_path));
        if (::connect(mpd.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
            return {};
        const std::string lines = commands + "\nclose\n"; // MPD then answers and hangs up
        std::string answer;
        char buffer[65536];
        for (bool asked = false;;) {
            const auto got = ::recv(mpd.get(), buffer, sizeof buffer, 0);
            if (got <= 0)
                return answer;
            answer.append(buffer, static_cast<std::size_t>(got));
            if (!asked && answer.find('\n') != std::string::npos) {
                asked = true;
                if (::send(mpd.get(), lines.data(), lines.size(), MSG_NOSIGNAL) < 0)
                    return {};
            }
        }
    }

    const std::string more_, without_;
    TemporaryDirectory folder_{"topfive-private-mpd"};
    const int port_;
    std::unique_ptr<ChildProcess> process_;
};

}
