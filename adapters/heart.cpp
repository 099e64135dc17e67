// SPDX-License-Identifier: MIT
#include "adapters/heart.hpp"

#include "adapters/display.hpp"
#include "adapters/follower.hpp"
#include "adapters/ground.hpp"
#include "adapters/metadata/metadata.hpp"
#include "adapters/metadata/previews.hpp"
#include "adapters/sound/acoustid.hpp"
#include "adapters/sound/ffmpeg_listener.hpp"
#include "adapters/sound/preview_clips.hpp"
#include "adapters/sources.hpp"
#include "config/config.hpp"
#include "plugin/fetching/allowance.hpp"
#include "plugin/fetching/claims.hpp"
#include "plugin/fetching/conclusion.hpp"
#include "plugin/fetching/confirmer.hpp"
#include "plugin/fetching/fetcher.hpp"
#include "plugin/fetching/finisher.hpp"
#include "plugin/fetching/pipeline.hpp"
#include "plugin/fetching/specifications/not_blocked.hpp"
#include "plugin/fetching/specifications/not_deleted.hpp"
#include "plugin/fetching/specifications/not_failed_recently.hpp"
#include "plugin/fetching/specifications/not_fetched_before.hpp"
#include "plugin/fetching/specifications/not_in_library.hpp"
#include "plugin/fetching/specifications/not_too_long.hpp"
#include "plugin/fetching/specifications/within_top_count.hpp"
#include "plugin/fetching/verification.hpp"
#include "plugin/fetching/wanted.hpp"
#include "plugin/fetching/workers.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>

namespace topfive {

namespace {

using std::chrono::duration_cast, std::chrono::seconds;

std::vector<std::unique_ptr<Specification>> specifications(const Config& config, Ground& ground)
{
    const bool other_releases = config.library.same_recording == Config::Library::SameRecording::owned;
    std::vector<std::unique_ptr<Specification>> all;
    all.push_back(std::make_unique<NotFetchedBefore>(ground.history(), ground.whereabouts()));
    all.push_back(std::make_unique<NotInLibrary>(ground.library(), ground.shelf(), other_releases));
    all.push_back(std::make_unique<NotDeleted>(ground.history(), ground.shelf(), ground.whereabouts()));
    all.push_back(std::make_unique<NotBlocked>(ground.history()));
    all.push_back(std::make_unique<NotTooLong>(config.download.max_duration));
    all.push_back(std::make_unique<NotFailedRecently>(ground.history()));
    all.push_back(std::make_unique<WithinTopCount>(ground.history()));
    return all;
}

FfmpegListenerOptions listener_options(const Config& config)
{
    FfmpegListenerOptions options;
    options.fingerprint = config.verification.preview;
    options.lookup = !config.verification.acoustid_key.empty();
    options.mp3 = config.youtube.format == "mp3";
    return options;
}

AllowanceOptions allowance_options(const Config& config)
{
    return {config.download.per_hour, config.download.per_day, config.download.quota, config.download.min_free};
}

}

MetadataOptions metadata_options(const Config& config)
{
    MetadataOptions options;
    options.providers = config.metadata.providers;
    options.cache = duration_cast<seconds>(config.metadata.cache);
    options.count = config.top.count;
    options.deezer.url = config.metadata.deezer.url;
    options.itunes.url = config.metadata.itunes.url;
    options.itunes.country = config.metadata.itunes.country;
    const auto& spotify = config.metadata.spotify;
    options.spotify = {spotify.client_id, spotify.client_secret, spotify.market, spotify.url, spotify.accounts_url};
    options.lastfm = {config.metadata.lastfm.api_key, config.metadata.lastfm.url};
    const auto& listenbrainz = config.metadata.listenbrainz;
    options.listenbrainz = {listenbrainz.token, listenbrainz.url, listenbrainz.labs_url};
    options.musicbrainz.url = config.metadata.musicbrainz.url;
    return options;
}

AcoustidOptions acoustid_options(const Config& config)
{
    AcoustidOptions options;
    options.key = config.verification.acoustid_key;
    options.url = config.verification.acoustid_url;
    return options;
}

// Null without a key.
static std::unique_ptr<Acoustid> make_acoustid(const Config& config, HttpClient& http)
{
    if (config.verification.acoustid_key.empty())
        return {};
    return std::make_unique<Acoustid>(acoustid_options(config), http);
}

// In the order in which they need each other.
struct Heart::Parts {
    Parts(const Config& config, Ground& ground, std::function<void(const Story&)> ended);

    const Config config;
    Ground& ground;
    std::size_t worker_count;
    std::unique_ptr<Metadata> metadata;
    Sources sources;
    Wanted wanted;
    Layout layout;
    Allowance allowance;
    FfmpegListener listener;
    std::unique_ptr<Acoustid> acoustid;
    std::unique_ptr<Previews> previews;
    std::unique_ptr<PreviewClips> clips;
    Verification verification;
    Finisher finisher;
    CandidateSearch search;
    Fetcher fetcher;
    Relatives relatives;
    Conclusion conclusion;
    Confirmer confirmer;
    std::mutex confirming; // the library's thread and the loop both look
    Claims claims;
    Pipeline pipeline;
    Intake intake;
    std::optional<Workers> workers;
    std::optional<Display> display;
    std::optional<Follower> follower;
};

Heart::Parts::Parts(const Config& given, Ground& on, std::function<void(const Story&)> ended)
    : config(given), ground(on), worker_count(config.download.workers),
      metadata(make_metadata(metadata_options(config), on.http(), on.answers(), on.clock(), on.log())),
      sources(config, on), wanted(specifications(config, on)),
      layout({config.top.count, duration_cast<seconds>(config.watch.repeat)}, *metadata, *metadata, on.library(),
             wanted, on.history(), on.clock()),
      allowance(allowance_options(config), on.history(), on.shelf(), on.clock()), listener(listener_options(config)),
      acoustid(make_acoustid(config, on.http())),
      previews(config.verification.preview ? std::make_unique<Previews>(metadata_options(config), on.http(), on.clock())
                                           : nullptr),
      clips(previews ? std::make_unique<PreviewClips>([this](const Recording& recording, std::stop_token stop) {
          return previews->address_of(recording, std::move(stop));
      })
                     : nullptr),
      verification(listener, acoustid.get(), clips.get(), on.log()),
      finisher(config.library.path, verification, on.covers(), on.tagger(), on.shelf(), on.history(), on.library(),
               on.progress()),
      search(*metadata, sources.in_order(), on.history(), on.progress()),
      fetcher(search, on.shelf(), on.history(), finisher, allowance, on.clock()),
      relatives({config.related.artists, config.related.count}, *metadata, on.history(), on.inbox(), on.clock()),
      conclusion(on.history(), relatives, on.clock(), std::move(ended)),
      confirmer(on.history(), on.library(), on.shelf(), conclusion, on.clock()),
      pipeline(config.mode == Config::Mode::observe, layout, fetcher, conclusion, relatives, on.inbox(), claims,
               on.history(), on.library(), on.shelf(), on.clock(), on.log()),
      intake({duration_cast<seconds>(config.watch.repeat)}, on.history(), on.inbox(), on.clock(), on.log())
{
}

Heart::Heart(const Config& config, Ground& ground, std::function<void(const Story&)> ended)
    : parts_(std::make_unique<Parts>(config, ground, std::move(ended)))
{
}

Heart::~Heart() = default;

void Heart::start()
{
    auto& parts = *parts_;
    parts.workers.emplace(parts.worker_count, parts.ground.inbox(),
                          [&parts](StoryId story, std::stop_token stop) { parts.pipeline.run(story, stop); });
    parts.display.emplace(parts.config, parts.ground);
    parts.follower.emplace(parts.ground.whereabouts(), parts.ground.log());
}

void Heart::request_stop()
{
    if (parts_->workers)
        parts_->workers->request_stop();
}

Intake& Heart::intake()
{
    return parts_->intake;
}

const Layout& Heart::layout() const
{
    return parts_->layout;
}

const Relatives& Heart::relatives() const
{
    return parts_->relatives;
}

void Heart::confirm()
{
    const std::lock_guard lock(parts_->confirming);
    parts_->confirmer.confirm();
}

void Heart::show(std::uint64_t changes)
{
    if (parts_->display)
        parts_->display->look(changes);
    if (parts_->follower)
        parts_->follower->look(changes);
}

void Heart::settle()
{
    if (parts_->display)
        parts_->display->settle(std::chrono::seconds(5));
}

std::vector<ServiceHealth> Heart::providers() const
{
    auto all = parts_->metadata->health();
    if (parts_->acoustid)
        std::ranges::move(parts_->acoustid->health(), std::back_inserter(all));
    return all;
}

std::vector<ServiceHealth> Heart::sources() const
{
    return parts_->sources.health();
}

}
