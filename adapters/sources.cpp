// SPDX-License-Identifier: MIT
#include "adapters/sources.hpp"

#include "adapters/archive/folder_source.hpp"
#include "adapters/ground.hpp"
#include "adapters/youtube/youtube.hpp"
#include "config/config.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace topfive {

namespace {

YoutubeOptions youtube_options(const Config& config)
{
    YoutubeOptions options;
    options.search = config.youtube.search;
    options.music.url = config.youtube.music_url;
    options.music.cache = std::chrono::duration_cast<std::chrono::seconds>(config.metadata.cache);
    options.yt_dlp.program = config.youtube.program;
    options.yt_dlp.format = config.youtube.format == "m4a"   ? AudioFormat::m4a
                            : config.youtube.format == "mp3" ? AudioFormat::mp3
                                                             : AudioFormat::opus;
    options.yt_dlp.extra_args = config.youtube.extra_args;
    options.yt_dlp.pause = config.youtube.pause;
    options.yt_dlp.max_size = config.download.max_size;
    options.yt_dlp.max_duration = config.download.max_duration;
    return options;
}

std::unique_ptr<Source> youtube(const Config& config, Ground& on)
{
    return make_youtube(youtube_options(config), on.http(), on.answers(), on.rest(), on.progress(), on.clock(),
                        on.log());
}

// The first archive is "folder", the next one "folder2".
std::unique_ptr<Source> archive(const Config& config, const std::filesystem::path& folder, int number, Ground& on)
{
    FolderOptions options;
    options.name = number == 1 ? "folder" : fmt::format("folder{}", number);
    options.folder = folder;
    options.max_size = config.download.max_size;
    options.max_duration = config.download.max_duration;
    return std::make_unique<FolderSource>(options, on.progress());
}

}

Sources::Sources(const Config& config, Ground& on)
{
    int archives = 0;
    for (const auto& source : config.sources)
        sources_.push_back(source.folder.empty() ? youtube(config, on)
                                                 : archive(config, source.folder, ++archives, on));
}

std::vector<Source*> Sources::in_order() const
{
    std::vector<Source*> all;
    std::ranges::transform(sources_, std::back_inserter(all), [](const auto& source) { return source.get(); });
    return all;
}

std::vector<ServiceHealth> Sources::health() const
{
    std::vector<ServiceHealth> all;
    for (const auto& source : sources_)
        if (const auto* tells = dynamic_cast<const Health*>(source.get()))
            std::ranges::move(tells->health(), std::back_inserter(all));
    return all;
}

}
