// SPDX-License-Identifier: MIT
#include "config/load.hpp"
#include "config/scalars.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace topfive {

namespace {

// Keys and values of one mapping, written as topfive.yaml has them.
class Mapping {
public:
    explicit Mapping(YAML::Emitter& out) : out_(out) { out_ << YAML::BeginMap; }
    ~Mapping() { out_ << YAML::EndMap; }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    Mapping& text(const char* key, const std::string& value)
    {
        out_ << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
        return *this;
    }
    Mapping& plain(const char* key, const std::string& value)
    {
        out_ << YAML::Key << key << YAML::Value << value;
        return *this;
    }
    Mapping& secret(const char* key, const std::string& value) { return text(key, value.empty() ? "" : "***"); }
    Mapping& number(const char* key, std::size_t value) { return plain(key, fmt::format("{}", value)); }
    Mapping& on_off(const char* key, bool value) { return plain(key, value ? "on" : "off"); }
    Mapping& texts(const char* key, const std::vector<std::string>& values)
    {
        out_ << YAML::Key << key << YAML::Value << YAML::Flow << values;
        return *this;
    }
    Mapping below(const char* key)
    {
        out_ << YAML::Key << key << YAML::Value;
        return Mapping(out_);
    }
    YAML::Emitter& sequence(const char* key) { return out_ << YAML::Key << key << YAML::Value; }

private:
    YAML::Emitter& out_;
};

void write_watch(Mapping& top, const Config::Watch& watch)
{
    auto in = top.below("watch");
    auto& proxies = in.sequence("proxy");
    proxies << YAML::BeginSeq;
    for (const auto& proxy : watch.proxy) {
        proxies << YAML::Flow;
        Mapping(proxies).text("listen", proxy.listen).text("connect", proxy.connect);
    }
    proxies << YAML::EndSeq;
    using Queue = Config::Watch::Queue;
    in.text("log", watch.log)
        .plain("queue", watch.queue == Queue::off     ? "off"
                        : watch.queue == Queue::fresh ? "new"
                                                      : "all")
        .on_off("radio", watch.radio)
        .plain("browse", watch.browse == Config::Watch::Browse::dwell ? "dwell" : "off")
        .text("channel", watch.channel)
        .plain("settle", text_of(watch.settle))
        .plain("repeat", text_of(watch.repeat));
}

void write_metadata(Mapping& top, const Config::Metadata& metadata)
{
    auto in = top.below("metadata");
    in.texts("providers", metadata.providers).plain("cache", text_of(metadata.cache));
    in.below("deezer").text("url", metadata.deezer.url);
    in.below("itunes").text("url", metadata.itunes.url).text("country", metadata.itunes.country);
    in.below("spotify")
        .secret("client_id", metadata.spotify.client_id)
        .secret("client_secret", metadata.spotify.client_secret)
        .text("market", metadata.spotify.market)
        .text("url", metadata.spotify.url)
        .text("accounts_url", metadata.spotify.accounts_url);
    in.below("lastfm").secret("api_key", metadata.lastfm.api_key).text("url", metadata.lastfm.url);
    in.below("listenbrainz")
        .secret("token", metadata.listenbrainz.token)
        .text("url", metadata.listenbrainz.url)
        .text("labs_url", metadata.listenbrainz.labs_url);
    in.below("musicbrainz").text("url", metadata.musicbrainz.url);
}

void write_sources(Mapping& top, const std::vector<Config::Source>& sources)
{
    auto& out = top.sequence("sources");
    out << YAML::BeginSeq;
    for (const auto& source : sources)
        if (source.folder.empty())
            out << source.name;
        else
            Mapping(out).text("folder", source.folder.string());
    out << YAML::EndSeq;
}

void write_fetching(Mapping& top, const Config& config)
{
    top.below("youtube")
        .texts("search", config.youtube.search)
        .text("music_url", config.youtube.music_url)
        .text("program", config.youtube.program)
        .plain("format", config.youtube.format)
        .texts("extra_args", config.youtube.extra_args)
        .plain("pause", text_of(config.youtube.pause));
    top.below("download")
        .number("workers", config.download.workers)
        .plain("max_size", size_text(config.download.max_size))
        .plain("max_duration", text_of(config.download.max_duration))
        .plain("min_free", size_text(config.download.min_free))
        .plain("quota", size_text(config.download.quota))
        .number("per_hour", config.download.per_hour)
        .number("per_day", config.download.per_day);
    top.below("verification")
        .secret("acoustid_key", config.verification.acoustid_key)
        .text("acoustid_url", config.verification.acoustid_url)
        .on_off("preview", config.verification.preview);
    top.below("library")
        .text("path", config.library.path)
        .plain("mode", fmt::format("{:04o}", config.library.mode))
        .plain("folder_mode", fmt::format("{:04o}", config.library.folder_mode))
        .plain("same_recording",
               config.library.same_recording == Config::Library::SameRecording::owned ? "owned" : "fetch")
        .text("playlist", config.library.playlist)
        .text("recent_playlist", config.library.recent_playlist);
}

}

std::string effective(const Config& config)
{
    static constexpr const char* levels[]{"debug", "info", "warning", "error"};
    YAML::Emitter out;
    {
        Mapping top(out);
        top.plain("mode", config.mode == Config::Mode::fetch ? "fetch" : "observe");
        top.below("mpd")
            .text("address", config.mpd.address)
            .secret("password", config.mpd.password)
            .text("music_directory", config.mpd.music_directory.string())
            .plain("update_every", text_of(config.mpd.update_every));
        write_watch(top, config.watch);
        top.below("top").number("count", config.top.count);
        top.below("related").number("artists", config.related.artists).number("count", config.related.count);
        write_metadata(top, config.metadata);
        write_sources(top, config.sources);
        write_fetching(top, config);
        top.below("http")
            .text("listen", config.http.listen)
            .secret("token", config.http.token)
            .texts("hosts", config.http.hosts);
        top.below("notify").texts("command", config.notify.command);
        top.below("log")
            .plain("level", levels[static_cast<std::size_t>(config.log.level)])
            .plain("format", config.log.format == Config::Log::Format::json ? "json" : "text");
        top.text("data_directory", config.data_directory.string());
    }
    return std::string(out.c_str()) + "\n";
}

}
