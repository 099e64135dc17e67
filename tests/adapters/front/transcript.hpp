// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace topfive {

// What happened at one moment of a recorded conversation with MPD.
struct Moment {
    enum class Kind { opened, asked, answered, closed };
    Kind kind;
    std::string connection; // "", "2", "idle": which of the recorded ones
    std::string bytes;
};

// Reads lines such as `# connect 2 (..)`, `C: status`, `S2: OK`, `S: <8192 binary bytes, ..., then LF>`,
// `S: <EOF> ...`. What is none of these belongs to the command before it, or is a remark.
std::vector<Moment> read_transcript(const std::filesystem::path&);

// Where recordings are kept: $TOPFIVE_SHARED, or `shared` beside the source tree. Empty: there are none.
std::filesystem::path recordings();

}
