// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/temporary_directory.hpp"
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace topfive {

// A real mpd over a music directory, spoken to in its own protocol.
class PrivateMpd {
public:
    // `more`: further lines of its configuration.
    explicit PrivateMpd(const std::filesystem::path& music, const std::string& more = {});
    ~PrivateMpd();
    PrivateMpd(const PrivateMpd&) = delete;
    PrivateMpd& operator=(const PrivateMpd&) = delete;

    // The lines of the answer without its "OK".
    std::vector<std::string> ask(const std::string& command);
    // A picture as readpicture gives it.
    std::string picture(const std::string& path);
    // Looks at the whole directory and waits until it has.
    void update();
    [[nodiscard]] std::filesystem::path log() const { return folder_.path() / "log"; }

private:
    std::string read_line();

    TemporaryDirectory folder_{"mpd"};
    pid_t process_ = 0;
    int connection_ = -1;
    std::string unread_;
};

}
