// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace topfive {

// What ffmpeg tells of its input while it decodes, line by line at `-v level+info`.
class DecoderWords {
public:
    void read(std::string_view line);

    std::string codec;                 // of the first sound, "opus", "aac", "mp3"; empty: it found none
    std::chrono::milliseconds told{0}; // the length that the container tells; 0: it tells none
    std::string complaint;             // its first; empty: it had none

private:
    bool of_input_ = true; // what follows are its outputs
};

}
