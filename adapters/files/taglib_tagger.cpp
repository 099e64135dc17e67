// SPDX-License-Identifier: MIT
#include "adapters/files/taglib_tagger.hpp"

#include "adapters/files/tags.hpp"
#include "plugin/errors.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>
#include <taglib/attachedpictureframe.h>
#include <taglib/fileref.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/textidentificationframe.h>
#include <taglib/tpropertymap.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>
#include <utility>

namespace topfive {

namespace {

TagLib::String text(const std::string& utf8)
{
    return {utf8, TagLib::String::UTF8};
}

TagLib::StringList texts(const std::vector<std::string>& values)
{
    TagLib::StringList list;
    for (const auto& value : values)
        list.append(text(value));
    return list;
}

TagLib::ByteVector bytes(const std::string& picture)
{
    return {picture.data(), static_cast<unsigned>(picture.size())};
}

TagLib::FLAC::Picture* picture_of(const std::string& cover, const std::string& type)
{
    auto* picture = new TagLib::FLAC::Picture;
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setMimeType(type);
    picture->setData(bytes(cover));
    return picture;
}

// Vorbis comments; the picture is METADATA_BLOCK_PICTURE.
void write(TagLib::Ogg::XiphComment& comment, const Tags& tags, const std::string& cover, const std::string& type)
{
    comment.removeAllFields();
    comment.removeAllPictures();
    for (const auto& [name, values] : tags)
        for (const auto& value : values)
            comment.addField(name, text(value), false);
    if (!type.empty())
        comment.addPicture(picture_of(cover, type)); // which owns it now
}

// The same comments; pictures are blocks of their own.
void write(TagLib::FLAC::File& file, const Tags& tags, const std::string& cover, const std::string& type)
{
    write(*file.xiphComment(true), tags, "", "");
    file.removePictures();
    file.strip(TagLib::FLAC::File::ID3v1 | TagLib::FLAC::File::ID3v2);
    if (!type.empty())
        file.addPicture(picture_of(cover, type)); // which owns it now
}

// iTunes atoms. What has none of its own is a free-form atom, under the names that Picard gave them.
constexpr std::array<std::pair<std::string_view, const char*>, 10> atoms{{
    {"TITLE", "\251nam"},
    {"ARTIST", "\251ART"},
    {"ALBUMARTIST", "aART"},
    {"ALBUM", "\251alb"},
    {"DATE", "\251day"},
    {"GROUPING", "\251grp"},
    {"TRACKNUMBER", "trkn"},
    {"DISCNUMBER", "disk"},
    {"MUSICBRAINZ_TRACKID", "----:com.apple.iTunes:MusicBrainz Track Id"},
    {"MUSICBRAINZ_ARTISTID", "----:com.apple.iTunes:MusicBrainz Artist Id"},
}};

std::string atom_of(const std::string& name)
{
    for (const auto& [known, atom] : atoms)
        if (known == name)
            return atom;
    return "----:com.apple.iTunes:" + name;
}

// FFmpeg, when it writes a file anew, drops free-form atoms and keeps keywords: the mark stands there once more.
void write_mark(TagLib::MP4::Tag& tag, const Tags& tags)
{
    for (const auto& [name, values] : tags)
        if (name == mark)
            tag.setItem("keyw", TagLib::MP4::Item(texts({keyword_mark + values.front()})));
}

void write(TagLib::MP4::Tag& tag, const Tags& tags, const std::string& cover, const std::string& type)
{
    const auto before = tag.itemMap();
    for (const auto& item : before)
        tag.removeItem(item.first);
    for (const auto& [name, values] : tags) {
        const auto atom = TagLib::String(atom_of(name)); // Latin-1, as the sign of "\251nam" is
        if (name == "TRACKNUMBER" || name == "DISCNUMBER")
            tag.setItem(atom, {text(values.front()).toInt(), 0});
        else
            tag.setItem(atom, TagLib::MP4::Item(texts(values)));
    }
    write_mark(tag, tags);
    if (type.empty())
        return;
    const auto format = type == "image/png" ? TagLib::MP4::CoverArt::PNG : TagLib::MP4::CoverArt::JPEG;
    TagLib::MP4::CoverArtList covers;
    covers.append({format, bytes(cover)});
    tag.setItem("covr", covers);
}

template <typename Frame>
void add_text(TagLib::ID3v2::Tag& tag, Frame* frame, const std::vector<std::string>& values)
{
    frame->setText(texts(values));
    tag.addFrame(frame); // which owns it now
}

// ID3v2.4; what has no frame of its own becomes TXXX. Two names are MPD's (0.23, tag/Id3Scan.cxx), where TagLib 1.13
// would choose others: the grouping is TIT1, the artist's id has the description that Picard gave it.
void write(TagLib::ID3v2::Tag& tag, const Tags& tags, const std::string& cover, const std::string& type)
{
    while (!tag.frameList().isEmpty()) // a copy of the list would delete its frames a second time
        tag.removeFrame(tag.frameList().front());
    TagLib::PropertyMap properties;
    for (const auto& [name, values] : tags)
        if (name != "GROUPING" && name != "MUSICBRAINZ_ARTISTID")
            properties.insert(name, texts(values));
    tag.setProperties(properties);
    for (const auto& [name, values] : tags) {
        if (name == "GROUPING")
            add_text(tag, new TagLib::ID3v2::TextIdentificationFrame("TIT1", TagLib::String::UTF8), values);
        if (name == "MUSICBRAINZ_ARTISTID") {
            auto* frame = new TagLib::ID3v2::UserTextIdentificationFrame(TagLib::String::UTF8);
            frame->setDescription("MusicBrainz Artist Id");
            add_text(tag, frame, values);
        }
    }
    if (type.empty())
        return;
    auto* picture = new TagLib::ID3v2::AttachedPictureFrame; // the tag owns it
    picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
    picture->setMimeType(type);
    picture->setPicture(bytes(cover));
    tag.addFrame(picture);
}

bool write(TagLib::File* file, const Tags& tags, const std::string& cover)
{
    const auto type = picture_type(cover);
    if (auto* opus = dynamic_cast<TagLib::Ogg::Opus::File*>(file))
        write(*opus->tag(), tags, cover, type);
    else if (auto* vorbis = dynamic_cast<TagLib::Ogg::Vorbis::File*>(file))
        write(*vorbis->tag(), tags, cover, type);
    else if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(file))
        write(*flac, tags, cover, type);
    else if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(file))
        write(*mp4->tag(), tags, cover, type);
    else if (auto* mp3 = dynamic_cast<TagLib::MPEG::File*>(file)) {
        write(*mp3->ID3v2Tag(true), tags, cover, type);
        return mp3->save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v4);
    } else
        return false;
    return file->save();
}

}

void TagLibTagger::tag(const std::filesystem::path& path, const Recording& recording, const Provenance& provenance,
                       const std::string& cover)
{
    TagLib::FileRef file(path.c_str(), false);
    if (file.isNull() || !file.file()->isValid())
        throw Fault(fmt::format("cannot tag {}: it is no Ogg, FLAC, MP4 or MP3 file", path.filename().string()));
    auto tags = tags_of(recording, provenance);
    const auto gains =
        dynamic_cast<TagLib::Ogg::Opus::File*>(file.file()) != nullptr ? opus_gain_of(provenance) : Tags{};
    tags.insert(tags.end(), gains.begin(), gains.end());
    if (file.file()->readOnly() || !write(file.file(), tags, cover))
        throw Fault(fmt::format("cannot write the tags of {}", path.string()));
}

}
