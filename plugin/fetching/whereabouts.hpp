// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/marks.hpp"
#include "plugin/ports/shelf.hpp"
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

namespace topfive {

// Where the files that topfive brought are now: people rename, move and retag them. Safe from every thread.
class Whereabouts {
public:
    Whereabouts(History& history, const Shelf& shelf, const Library& library, const Marks& marks)
        : history_(history), shelf_(shelf), library_(library), marks_(marks)
    {
    }

    // False while the music directory is not the whole right one: a file that is not seen then is not gone.
    [[nodiscard]] bool certain() const;
    // Where the file of a placed row stands; nullopt: nowhere. While that is not certain, where it was.
    [[nodiscard]] std::optional<std::string> of(const Download&, std::stop_token) const;
    // The same, and the row follows its file.
    std::optional<std::string> follow(const Download&, std::stop_token);
    // Where the file of a placed row stands that bears its mark: another may have taken its place, and that one is a
    // person's. The row follows. nullopt: nowhere, or that is not certain.
    std::optional<std::string> own(const Download&, std::stop_token);
    // Every row follows its file. What was looked for once in vain is not looked for again by this.
    void follow_all(std::stop_token);

private:
    void note(const Download&, const std::string& path);

    History& history_;
    const Shelf& shelf_;
    const Library& library_;
    const Marks& marks_;
    std::mutex mutex_;
    std::set<DownloadId> in_vain_;
};

}
