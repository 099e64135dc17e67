// SPDX-License-Identifier: MIT
#include "plugin/music/song_path.hpp"

namespace topfive {

std::string_view file_stem(std::string_view path)
{
    const auto slash = path.rfind('/');
    auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

std::string_view artist_folder(std::string_view path)
{
    const auto file = path.rfind('/');
    if (file == std::string_view::npos)
        return {};
    const auto album = path.rfind('/', file - 1);
    if (album == std::string_view::npos || file == 0)
        return path.substr(0, file);
    const auto artist = album == 0 ? std::string_view::npos : path.rfind('/', album - 1);
    const auto begin = artist == std::string_view::npos ? 0 : artist + 1;
    return path.substr(begin, album - begin);
}

}
