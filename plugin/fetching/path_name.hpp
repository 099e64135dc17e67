// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/recording.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace topfive {

// Where a recording's file stands below the music directory, after `library.path` (CONTRACT 5): the pattern
// "Topfive/{albumartist}/{title}" and the extension "opus" or ".opus" become "Topfive/Eminem/Stan.opus".
// Whatever the recording says, the path is relative, has no "..", and each of its components is a name that any Linux
// file system takes: at most 255 bytes of UTF-8. A folder with a part that is not known is left out; a file whose
// title is not known is called by the recording's id.
[[nodiscard]] std::string path_name(std::string_view pattern, const Recording&, std::string_view extension);

// What is wrong with a pattern, in words for a person; nullopt: nothing.
[[nodiscard]] std::optional<std::string> path_pattern_error(std::string_view pattern);

// A foreign text as the name of one file or folder of at most so many bytes: one line, no slashes, no dots or spaces at
// its ends. "..." becomes "_"; empty only for a text that is blank.
[[nodiscard]] std::string safe_name(std::string_view, std::size_t longest);

// A foreign text on one line: valid UTF-8 in NFC, control characters gone, line breaks and tabs as spaces, none at the
// ends. What was no UTF-8 is U+FFFD.
[[nodiscard]] std::string clean_line(std::string_view);

// At most so many bytes of valid UTF-8, cut at a character boundary.
[[nodiscard]] std::string_view cut(std::string_view, std::size_t bytes);

}
