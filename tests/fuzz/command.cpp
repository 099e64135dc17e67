// SPDX-License-Identifier: MIT
#include "plugin/watching/gesture.hpp"
#include "plugin/watching/mpd_command.hpp"
#include "tests/fuzz/expect.hpp"

#include <cstdint>

namespace {

std::string quoted(std::string_view argument)
{
    std::string result = " \"";
    for (const char c : argument) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace topfive;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto gesture = gesture_of(line);
    const auto command = parse_command(line);
    if (!command) {
        expect(gesture.kind == Gesture::Kind::nothing, "what MPD refuses says nothing");
        return 0;
    }
    expect(command->name == command_word(line), "the word is the name");
    std::string again = command->name;
    for (const auto& argument : command->arguments)
        again += quoted(argument);
    const auto second = parse_command(again);
    expect(again.size() > longest_command || (second && second->arguments == command->arguments),
           "quoted and read again, the arguments are the same");
    if (gesture.subject)
        expect(!gesture.subject->text.empty(), "a subject has a text");
    return 0;
}
