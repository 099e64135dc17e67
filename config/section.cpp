// SPDX-License-Identifier: MIT
#include "config/section.hpp"

#include "config/load.hpp"
#include "config/scalars.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <yaml-cpp/yaml.h>

namespace topfive {

struct Section::Impl {
    YAML::Node node;
    std::string file;
    std::string path; // "watch.proxy", empty at the top
    std::vector<std::string> known;

    [[nodiscard]] std::string full(const std::string& key) const { return path.empty() ? key : path + "." + key; }

    [[noreturn]] void fail(const YAML::Node& at, const std::string& key, const std::string& reason) const
    {
        throw ConfigError(fmt::format("{}:{}: {}: {}", file, at.Mark().line + 1, full(key), reason));
    }
    // The value of a key; an undefined node when the file does not have it.
    YAML::Node take(const char* key)
    {
        known.emplace_back(key);
        return node.IsMap() ? node[std::string(key)] : YAML::Node(YAML::NodeType::Undefined);
    }
    // The text of a scalar; false when the key is not there.
    bool scalar(const char* key, std::string& text, YAML::Node& at, const char* wanted)
    {
        at.reset(take(key));
        if (!at.IsDefined())
            return false;
        if (!at.IsScalar())
            fail(at, key, fmt::format("{} is wanted here", wanted));
        text = at.Scalar();
        return true;
    }
};

namespace {

constexpr std::size_t longest_secret = 4096; // bytes

void check_no_key_twice(const YAML::Node& node, const std::string& file, const std::string& path)
{
    std::vector<std::string> seen;
    for (const auto& entry : node) {
        const auto key = entry.first.IsScalar() ? entry.first.Scalar() : std::string("?");
        if (std::ranges::find(seen, key) != seen.end())
            throw ConfigError(fmt::format("{}:{}: {}{}{}: this key stands here twice", file,
                                          entry.first.Mark().line + 1, path, path.empty() ? "" : ".", key));
        seen.push_back(key);
    }
}

std::string at_home(std::string text)
{
    const char* home = std::getenv("HOME");
    if (home != nullptr && (text == "~" || text.starts_with("~/")))
        text.replace(0, 1, home);
    return text;
}

}

Section::Section(const YAML::Node& node, std::string file, std::string path)
    : impl_(std::make_unique<Impl>(Impl{node, std::move(file), std::move(path), {}}))
{
    if (node.IsDefined() && !node.IsNull() && !node.IsMap())
        throw ConfigError(fmt::format("{}:{}: {}: keys with values are wanted here", impl_->file, node.Mark().line + 1,
                                      impl_->path.empty() ? "the file" : impl_->path));
    if (node.IsMap())
        check_no_key_twice(node, impl_->file, impl_->path);
}

Section::~Section() = default;

void Section::text(const char* key, std::string& value)
{
    YAML::Node at;
    impl_->scalar(key, value, at, "a text");
}

void Section::secret(const char* key, std::string& value)
{
    const YAML::Node at = impl_->take(key);
    if (!at.IsDefined())
        return;
    if (at.IsScalar()) {
        value = at.Scalar();
        return;
    }
    std::filesystem::path file;
    Section inside(at, impl_->file, impl_->full(key));
    inside.path("file", file);
    inside.finish();
    std::ifstream stream(file, std::ios::binary);
    value.assign(longest_secret + 1, '\0');
    if (std::filesystem::is_directory(file) ||
        !stream.read(value.data(), static_cast<std::streamsize>(value.size())).eof())
        impl_->fail(at, key,
                    stream.is_open() ? fmt::format("the file {} is no secret: too long", file.string())
                                     : fmt::format("the file {} cannot be read", file.string()));
    value.resize(static_cast<std::size_t>(stream.gcount()));
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r' || value.back() == ' '))
        value.pop_back();
}

void Section::path(const char* key, std::filesystem::path& value)
{
    std::string text;
    YAML::Node at;
    if (impl_->scalar(key, text, at, "a path"))
        value = at_home(std::move(text));
}

void Section::duration(const char* key, Duration& value, Duration least, Duration most)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "a duration such as 2.5s"))
        return;
    const auto read = duration_of(text);
    if (!read)
        impl_->fail(at, key,
                    fmt::format("“{}” is no duration; write it with a unit: 500ms, 2.5s, 15min, 24h, 7d", text));
    if (*read < least || *read > most)
        impl_->fail(at, key, fmt::format("{} is out of range; {} to {} is right", text, text_of(least), text_of(most)));
    value = *read;
}

void Section::size(const char* key, std::uint64_t& value)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "a size such as 60MB"))
        return;
    const auto read = size_of(text);
    if (!read)
        impl_->fail(at, key, fmt::format("“{}” is no size; write it with a unit: 500kB, 60MB, 1GB", text));
    value = *read;
}

void Section::number(const char* key, std::size_t& value, std::size_t least, std::size_t most)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "a number"))
        return;
    std::size_t read = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc{} || rest != text.data() + text.size() || read < least || read > most)
        impl_->fail(at, key, fmt::format("“{}” is not right; a number from {} to {} is", text, least, most));
    value = read;
}

void Section::mode(const char* key, unsigned& value)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "a mode such as 0644"))
        return;
    unsigned read = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), read, 8);
    if (error != std::errc{} || rest != text.data() + text.size() || read > 07777 || (read & 0600) != 0600)
        impl_->fail(at, key,
                    fmt::format("“{}” is no mode; octal digits are right that let the owner read and write, "
                                "such as 0644",
                                text));
    value = read;
}

void Section::on_off(const char* key, bool& value)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "on or off"))
        return;
    const auto read = switch_of(text);
    if (!read)
        impl_->fail(at, key, fmt::format("“{}” is not right; on or off is", text));
    value = *read;
}

void Section::texts(const char* key, std::vector<std::string>& value)
{
    const YAML::Node at = impl_->take(key);
    if (!at.IsDefined())
        return;
    if (!at.IsSequence() && !at.IsNull())
        impl_->fail(at, key, "a list is wanted here, such as [one, two]");
    value.clear();
    for (const auto& entry : at) {
        if (!entry.IsScalar())
            impl_->fail(entry, key, "every entry must be a text");
        value.push_back(entry.Scalar());
    }
}

std::size_t Section::one_of(const char* key, const std::vector<std::string>& names)
{
    std::string text;
    YAML::Node at;
    if (!impl_->scalar(key, text, at, "a word"))
        return names.size();
    if (switch_of(text) == false)
        text = "off";
    const auto found = std::ranges::find(names, text);
    if (found == names.end())
        impl_->fail(at, key, fmt::format("“{}” is not right; {} is", text, fmt::join(names, " or ")));
    return static_cast<std::size_t>(found - names.begin());
}

void Section::section(const char* key, const std::function<void(Section&)>& read)
{
    const YAML::Node at = impl_->take(key);
    if (!at.IsDefined())
        return;
    Section inside(at, impl_->file, impl_->full(key));
    read(inside);
    inside.finish();
}

void Section::entries(const char* key, const std::function<void(Section&)>& mapping,
                      const std::function<void(const std::string&)>& scalar)
{
    const YAML::Node at = impl_->take(key);
    if (!at.IsDefined())
        return;
    if (!at.IsSequence() && !at.IsNull())
        impl_->fail(at, key, "a list is wanted here");
    for (const auto& entry : at) {
        if (entry.IsScalar() && scalar) {
            scalar(entry.Scalar());
            continue;
        }
        Section inside(entry, impl_->file, impl_->full(key));
        mapping(inside);
        inside.finish();
    }
}

bool Section::holds_empty_list(const char* key) const
{
    if (!impl_->node.IsMap())
        return false;
    const YAML::Node at = impl_->node[std::string(key)];
    return at.IsDefined() && (at.IsNull() || (at.IsSequence() && at.size() == 0));
}

void Section::refuse(const char* key, const std::string& reason) const
{
    const YAML::Node at = impl_->node.IsMap() ? impl_->node[std::string(key)] : impl_->node;
    impl_->fail(at.IsDefined() ? at : impl_->node, key, reason);
}

void Section::finish() const
{
    if (!impl_->node.IsMap())
        return;
    for (const auto& entry : impl_->node) {
        const auto key = entry.first.IsScalar() ? entry.first.Scalar() : std::string("?");
        if (std::ranges::find(impl_->known, key) != impl_->known.end())
            continue;
        const auto meant = closest(key, impl_->known);
        impl_->fail(entry.first, key,
                    meant.empty() ? fmt::format("unknown key; known here are {}", fmt::join(impl_->known, ", "))
                                  : fmt::format("unknown key; did you mean {}?", meant));
    }
}

}
