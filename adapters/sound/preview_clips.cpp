// SPDX-License-Identifier: MIT
#include "adapters/sound/preview_clips.hpp"

#include "adapters/io/temporary_directory.hpp"
#include "plugin/errors.hpp"

#include <fmt/format.h>
#include <fstream>
#include <utility>

namespace topfive {

namespace {

// Clips lie on another host than the service, and half a megabyte is usual.
HttpOptions for_clips()
{
    HttpOptions options;
    options.body = 5'000'000;
    options.redirects = HttpOptions::Redirects::anywhere;
    return options;
}

FfmpegListenerOptions with_fingerprint()
{
    FfmpegListenerOptions options;
    options.fingerprint = true;
    return options;
}

}

PreviewClips::PreviewClips(Address address)
    : address_(std::move(address)), http_(for_clips()), listener_(with_fingerprint())
{
}

Fingerprint PreviewClips::clip_of(const Recording& recording, std::stop_token stop)
{
    const auto url = address_(recording, stop);
    if (url.empty())
        return {};
    const auto answer = http_.get(url, {}, stop);
    if (answer.status != 200)
        throw Unavailable(fmt::format("the clip's address answers {}", answer.status));
    const TemporaryDirectory folder("clip");
    const auto file = folder.path() / "clip";
    std::ofstream(file, std::ios::binary) << answer.body;
    return listener_.listen(file, stop).fingerprint;
}

}
