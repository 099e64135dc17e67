// SPDX-License-Identifier: MIT
#include "adapters/sound/container.hpp"

namespace topfive {

const Container& encoded_mp3()
{
    static const Container mp3{".mp3", {"-c:a", "libmp3lame", "-q:a", "2", "-f", "mp3"}};
    return mp3;
}

const Container& container_of(std::string_view codec)
{
    static const Container opus{".opus", {"-c:a", "copy", "-f", "opus"}};
    static const Container vorbis{".ogg", {"-c:a", "copy", "-f", "ogg"}};
    static const Container mp4{".m4a", {"-c:a", "copy", "-f", "ipod", "-movflags", "+faststart"}};
    static const Container flac{".flac", {"-c:a", "copy", "-f", "flac"}};
    static const Container mp3{".mp3", {"-c:a", "copy", "-f", "mp3"}};
    if (codec == "opus")
        return opus;
    if (codec == "vorbis")
        return vorbis;
    if (codec == "aac" || codec == "alac")
        return mp4;
    if (codec == "flac")
        return flac;
    return codec == "mp3" ? mp3 : encoded_mp3();
}

const Container& likely_container(const std::filesystem::path& file)
{
    const auto extension = file.extension();
    return container_of(extension == ".m4a" || extension == ".mp4" ? "aac" : "opus");
}

}
