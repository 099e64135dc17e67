// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include "adapters/sound/ffmpeg_listener.hpp"
#include "plugin/ports/sound_catalog.hpp"
#include <functional>
#include <string>

namespace topfive {

// The clips that charts offer for listening. One is fetched, heard and gone at once; its fingerprint alone is kept as
// long as it is compared. Safe from every thread.
class PreviewClips : public Clips {
public:
    // Where a recording's clip lies now; empty: nowhere. Throws as Clips does.
    using Address = std::function<std::string(const Recording&, std::stop_token)>;
    explicit PreviewClips(Address);
    Fingerprint clip_of(const Recording&, std::stop_token) override;

private:
    Address address_;
    HttpClient http_;
    FfmpegListener listener_;
};

}
