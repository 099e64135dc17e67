// SPDX-License-Identifier: MIT
#include "plugin/fetching/confirmer.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {
// A file that MPD does not list after this long is announced once more: an update may have been lost with MPD.
constexpr std::chrono::minutes announce_again{2};
}

void Confirmer::confirm()
{
    bool any = false;
    const auto now = clock_.now();
    for (const Download& row : history_.unfinished()) {
        if (!row.placed)
            continue;
        if (library_.lists(row.path)) {
            StoryLine told;
            told.kind = "completed";
            told.text = fmt::format("MPD lists it: {}", row.path);
            history_.completed(row.id);
            history_.tell_download(row.id, told);
            any = true;
        } else if (now - row.updated_at > announce_again && now - announced_ > announce_again &&
                   shelf_.exists(row.path)) {
            announced_ = now;
            library_.update(row.path);
        }
    }
    if (any)
        conclusion_.conclude_all();
}

}
