// SPDX-License-Identifier: MIT
// Whatever stands in a configuration file: a ConfigError that names the file, or a configuration that reads back as
// itself.
#include "config/load.hpp"
#include "tests/fuzz/expect.hpp"
#include <cstdint>
#include <string>

using namespace topfive;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    try {
        const auto shown = effective(load_text(text, "topfive.yaml"));
        expect(effective(load_text(shown, "shown")) == shown, "what is shown reads back as itself");
    } catch (const ConfigError& error) {
        expect(std::string(error.what()).starts_with("topfive.yaml"), "the mistake names its file");
    }
    return 0;
}
