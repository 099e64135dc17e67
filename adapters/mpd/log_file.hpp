// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/child_process.hpp"
#include "plugin/watching/line_cutter.hpp"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace topfive {

// A log that somebody else writes, followed by its name: it may not be there yet, be renamed (MPD writes on into the
// old file until it is told), be copied and emptied, vanish, or be no file at all. Never waits for it.
class LogFile {
public:
    using Lines = std::function<void(std::string_view)>;

    explicit LogFile(std::filesystem::path);

    // Gives what came since the last call, whole lines only; the first call gives nothing that is older. True when it
    // stopped before the end, so that others get their turn.
    bool read(const Lines&);

    // What keeps it from being read, as a sentence; empty when nothing does.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    // The file that is open; -1 when none is.
    [[nodiscard]] int descriptor() const { return file_.get(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    enum class From { beginning, end };
    [[nodiscard]] Descriptor open_file();
    void follow(Descriptor, From);
    bool began_anew();
    bool moved_on();

    std::filesystem::path path_;
    std::string trouble_;
    Descriptor file_;
    off_t offset_ = 0;
    std::string last_;      // the bytes before the offset
    From next_ = From::end; // where to begin in the file that comes next
    LineCutter cutter_;
    std::string block_;
};

}
