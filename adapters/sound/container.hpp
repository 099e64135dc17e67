// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

namespace topfive {

// A container that players and taggers know, and how FFmpeg puts a sound in it.
struct Container {
    const char* extension;
    std::vector<const char*> options;
};

[[nodiscard]] const Container& encoded_mp3();

// Where a sound of this codec goes: as it is, or, when no music player is sure to have the codec, as MP3.
[[nodiscard]] const Container& container_of(std::string_view codec);

// Where the sound of a file from the network most likely goes; FFmpeg tells while it decodes whether that was right.
[[nodiscard]] const Container& likely_container(const std::filesystem::path&);

}
