// SPDX-License-Identifier: MIT
#include "adapters/ground.hpp"

#include "config/config.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

// topfive.db in the data directory, which is made when it is missing.
std::filesystem::path database_file(const Config& config)
{
    std::error_code error;
    std::filesystem::create_directories(config.data_directory, error);
    if (!std::filesystem::is_directory(config.data_directory))
        throw Fault(fmt::format("the data directory {} cannot be used: {}; data_directory names another",
                                config.data_directory.string(), error ? error.message() : "it is no directory"));
    return config.data_directory / "topfive.db";
}

// Event ids that no earlier process gave.
std::uint64_t microseconds_now()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

MpdLibraryOptions library_options(const Config& config, OwnConnections& own)
{
    MpdLibraryOptions options;
    options.mpd = mpd_options(config, own);
    options.music_directory = config.mpd.music_directory.string();
    options.update_every = std::chrono::duration_cast<std::chrono::seconds>(config.mpd.update_every);
    return options;
}

MusicDirectoryOptions shelf_options(const Config& config)
{
    return {config.mpd.music_directory, config.data_directory, static_cast<mode_t>(config.library.mode),
            static_cast<mode_t>(config.library.folder_mode)};
}

}

MpdOptions mpd_options(const Config& config, OwnConnections& own)
{
    return {config.mpd.address, config.mpd.password, &own};
}

Ground::Ground(const Config& config, OwnConnections& own, Log& log)
    : mpd_(mpd_options(config, own)), log_(log), happened_(microseconds_now()),
      history_(database_file(config), clock_, log, announcer_),
      answers_(config.data_directory / "topfive.db", clock_, log),
      library_(library_options(config, own), answers_, clock_, log), shelf_(shelf_options(config)),
      events_(mpd_options(config, own), {&library_}, wakeup_, log)
{
    shelf_.check_with([this] { return library_.misplaced(); });
    progress_.on_report([this](const ProgressReport& report) { announcer_.progressed(report); });
    library_.on_change([this] { announcer_.library(library_.facts().songs); });
    announcer_.begin(history_);
}

Ground::~Ground()
{
    announcer_.end();
}

void Ground::take_over(const Config& config)
{
    shelf_.use_modes(static_cast<mode_t>(config.library.mode), static_cast<mode_t>(config.library.folder_mode));
}

void Ground::learn_music_directory()
{
    const auto told = library_.facts().music_directory;
    if (!told.empty() && shelf_.path() != told)
        shelf_.use(told);
}

std::optional<std::string> Ground::obstacle() const
{
    if (auto reason = library_.obstacle())
        return reason;
    return shelf_.obstacle();
}

}
