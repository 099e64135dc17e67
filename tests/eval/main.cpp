// SPDX-License-Identifier: MIT
#include "tests/eval/calls.hpp"

#include <fstream>
#include <iostream>
#include <span>
#include <string_view>

namespace {

constexpr std::string_view usage =
    "usage: topfive-eval match | library LIBRARY.jsonl | artist NAMES.txt | intent | log [--count]\n";

int wrong_usage(std::string_view text)
{
    std::cerr << text;
    return 2;
}

using WithFile = int (*)(std::istream&, std::istream&, std::ostream&);

int with_file(WithFile call, std::span<char*> words)
{
    if (words.size() != 1)
        return wrong_usage(usage);
    std::ifstream file(words[0]);
    if (!file)
        return wrong_usage(std::string("topfive-eval: cannot read ") + words[0] + '\n');
    return call(file, std::cin, std::cout);
}

}

int main(int count, char** values)
{
    std::ios::sync_with_stdio(false);
    const std::span words(values, static_cast<std::size_t>(count));
    const std::string_view call = count > 1 ? words[1] : "";
    const auto rest = words.subspan(static_cast<std::size_t>(count > 1 ? 2 : 1));
    if (call == "match" && rest.empty())
        return topfive::eval_match(std::cin, std::cout);
    if (call == "library")
        return with_file(topfive::eval_library, rest);
    if (call == "artist")
        return with_file(topfive::eval_artist, rest);
    if (call == "intent" && rest.empty())
        return topfive::eval_intent(std::cin, std::cout);
    if (call == "log" && rest.empty())
        return topfive::eval_log(std::cin, std::cout, false);
    if (call == "log" && rest.size() == 1 && std::string_view(rest[0]) == "--count")
        return topfive::eval_log(std::cin, std::cout, true);
    return wrong_usage(usage);
}
