// SPDX-License-Identifier: MIT
// Gives a fuzz entry every file of the folders that are named: what the corpus once found stays found.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t);

namespace {

std::size_t replay(const std::filesystem::path& folder)
{
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::printf("%s\n", entry.path().filename().c_str());
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        ++files;
    }
    return files;
}

}

int main(int count, char** words)
{
    try {
        std::size_t files = 0;
        for (const char* folder : std::span(words, static_cast<std::size_t>(count)).subspan(1))
            files += replay(folder);
        return files > 0 ? 0 : 1; // an empty corpus shows nothing
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
