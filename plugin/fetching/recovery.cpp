// SPDX-License-Identifier: MIT
#include "plugin/fetching/recovery.hpp"

namespace topfive {

void recover(History& history, Shelf& shelf, Library& library, Whereabouts& whereabouts)
{
    for (const auto& [row, path] : history.journal()) {
        if (shelf.exists(path))
            history.placed(row, path, shelf.size(path));
        else
            history.forget_journal(row);
    }
    for (const Download& row : history.unfinished()) {
        if (!row.placed && row.state == DownloadState::downloading)
            history.waiting(row.id, "");
        else if (const auto path = row.placed ? whereabouts.follow(row, {}) : std::nullopt)
            library.update(*path);
        else if (row.placed)
            history.remove(row.id, "the file was gone before MPD listed it");
    }
    shelf.clear_staging();
}

}
