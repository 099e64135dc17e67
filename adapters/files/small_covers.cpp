// SPDX-License-Identifier: MIT
#include "adapters/files/small_covers.hpp"

#include "adapters/files/tags.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "plugin/errors.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <taglib/attachedpictureframe.h>
#include <taglib/fileref.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

namespace topfive {

namespace {

constexpr std::size_t small = 6000; // bytes that are sent as they are
constexpr std::size_t most_remembered = 300;
constexpr std::chrono::seconds patience{10};
// A square of twice the size that the page shows, for screens that have the dots.
constexpr const char* square = "scale=96:96:force_original_aspect_ratio=increase,crop=96:96";

std::string bytes(const TagLib::ByteVector& picture)
{
    return {picture.data(), picture.size()};
}

std::string first(const TagLib::List<TagLib::FLAC::Picture*>& pictures)
{
    return pictures.isEmpty() ? "" : bytes(pictures.front()->data());
}

std::string first(const TagLib::ID3v2::Tag& tag)
{
    const auto& frames = tag.frameList("APIC");
    const auto* picture =
        frames.isEmpty() ? nullptr : dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(frames.front());
    return picture == nullptr ? "" : bytes(picture->picture());
}

std::string first(TagLib::MP4::Tag& tag)
{
    const auto covers = tag.item("covr").toCoverArtList();
    return covers.isEmpty() ? "" : bytes(covers.front().data());
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}

std::string embedded_picture(const std::filesystem::path& path)
{
    TagLib::FileRef file(path.c_str(), false);
    std::string picture;
    if (auto* opus = dynamic_cast<TagLib::Ogg::Opus::File*>(file.file()))
        picture = first(opus->tag()->pictureList());
    else if (auto* vorbis = dynamic_cast<TagLib::Ogg::Vorbis::File*>(file.file()))
        picture = first(vorbis->tag()->pictureList());
    else if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(file.file()))
        picture = first(flac->pictureList());
    else if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(file.file()); mp4 != nullptr && mp4->tag() != nullptr)
        picture = first(*mp4->tag());
    else if (auto* mp3 = dynamic_cast<TagLib::MPEG::File*>(file.file()); mp3 != nullptr && mp3->hasID3v2Tag())
        picture = first(*mp3->ID3v2Tag());
    return picture_type(picture).empty() ? "" : picture;
}

std::string SmallCovers::of(const std::filesystem::path& file, std::stop_token stop)
{
    const std::lock_guard lock(mutex_);
    if (const auto found = remembered_.find(file); found != remembered_.end())
        return found->second;
    auto picture = embedded_picture(file);
    if (picture.size() > small)
        picture = scaled(picture, std::move(stop));
    if (remembered_.size() >= most_remembered)
        remembered_.clear();
    remembered_[file] = picture;
    return picture;
}

std::string SmallCovers::scaled(const std::string& picture, std::stop_token stop) const
try {
    const TemporaryDirectory folder;
    const auto from = folder.path() / "cover";
    const auto to = folder.path() / "small.jpg";
    std::ofstream(from, std::ios::binary) << picture;
    Command scale;
    scale.argv = {ffmpeg_, "-v",  "error", "-nostdin", "-i", from.string(), "-frames:v",
                  "1",     "-vf", square,  "-q:v",     "6",  to.string()};
    scale.time_limit = patience;
    const auto ignore = [](std::string_view) {};
    const auto end = run_program(scale, ignore, {}, std::move(stop));
    const auto result = end.clean() ? content(to) : "";
    return result.empty() ? picture : result;
} catch (const Fault&) {
    return picture;
}

}
