// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/token_bucket.hpp"
#include "plugin/ports/health.hpp"
#include "plugin/ports/sound_catalog.hpp"
#include <mutex>
#include <string>

namespace topfive {

class HttpClient;

struct AcoustidOptions {
    std::string key; // of the user's application; a secret
    std::string url = "https://api.acoustid.org";
    int burst = 1; // questions at once, then one in `refill`: three a second are allowed
    std::chrono::milliseconds refill{340};
};

// AcoustID's lookup of a sound's first two minutes. Safe from every thread.
class Acoustid : public SoundCatalog, public Health {
public:
    Acoustid(AcoustidOptions, HttpClient&);
    std::vector<KnownSound> recordings(const Sound&, std::stop_token) override;
    // Throws Refused when the key is none that AcoustID knows, Unavailable when it cannot be asked.
    void check_key(std::stop_token);
    [[nodiscard]] std::vector<ServiceHealth> health() const override;

private:
    [[nodiscard]] std::string ask(long seconds, const std::string& fingerprint, std::stop_token);
    void remember(const std::string& error);

    const AcoustidOptions options_;
    HttpClient& http_;
    TokenBucket bucket_;
    mutable std::mutex mutex_;
    bool used_ = false;
    bool refused_ = false; // its key: asking again is no use
    std::string error_;
    std::uint64_t all_faults_ = 0;
};

}
