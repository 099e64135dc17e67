// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

namespace topfive {

// What a path says where the tags are silent: "Artist/Album/03 - Title.flac".
[[nodiscard]] std::string_view file_stem(std::string_view path);
// The folder two above the file; empty: there is none.
[[nodiscard]] std::string_view artist_folder(std::string_view path);

}
