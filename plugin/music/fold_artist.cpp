// SPDX-License-Identifier: MIT
#include "plugin/music/fold.hpp"

namespace topfive {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}

std::string fold_artist(std::string_view name)
{
    std::string spelled(name);
    for (auto at = spelled.find('+'); at != std::string::npos; at = spelled.find('+', at + 1)) {
        const auto before = spelled.find_last_not_of(' ', at == 0 ? 0 : at - 1);
        const auto after = spelled.find_first_not_of(' ', at + 1);
        if (at > 0 && before != std::string::npos && after != std::string::npos && is_letter(spelled[before]) &&
            is_letter(spelled[after]))
            spelled.replace(at, 1, " & ");
    }
    auto result = fold(spelled);
    const auto comma = spelled.rfind(',');
    if (comma != std::string::npos && fold(std::string_view(spelled).substr(comma + 1)) == "the" && result.size() > 4)
        result.resize(result.size() - 4);
    else if (result.size() > 4 && result.starts_with("the "))
        result.erase(0, 4);
    return result;
}

}
