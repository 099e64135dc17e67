// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/playlists.hpp"

namespace topfive {

class CommandConnection;
class MpdConnection;

// MPD's stored playlists over a connection for questions. A playlist is built under another name and takes its own in
// one command list, which MPD carries out in one go, so that no client ever sees a half one, also when MPD dies.
class MpdPlaylists : public Playlists {
public:
    explicit MpdPlaylists(CommandConnection& mpd) : mpd_(mpd) {}

    std::optional<std::vector<std::string>> songs(const std::string& name) override;
    void write(const std::string& name, const std::vector<std::string>& paths) override;
    void remove(const std::string& name) override;

private:
    CommandConnection& mpd_;
};

// Why MPD keeps no playlists for topfive, in words for a person; empty: it does.
[[nodiscard]] std::string playlists_obstacle(MpdConnection&);

}
