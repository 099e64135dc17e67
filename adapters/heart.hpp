// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/intake.hpp"
#include "plugin/fetching/layout.hpp"
#include "plugin/fetching/relatives.hpp"
#include "plugin/ports/health.hpp"
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace topfive {

struct Config;
class Ground;
struct AcoustidOptions;
struct MetadataOptions;

// What a configuration builds on the ground and SIGHUP replaces: services, sources, rules, workers. Owns no state that
// would be missed; its end stops what is under way, and the next heart goes on with it.
class Heart {
public:
    // `ended` is told of every story that is over, from any thread.
    Heart(const Config&, Ground&, std::function<void(const Story&)> ended);
    ~Heart();

    // Starts the workers. They wait until the inbox is opened.
    void start();
    // Workers take nothing more and stop what they do; returns at once. The destructor waits for them.
    void request_stop();

    Intake& intake();
    [[nodiscard]] const Layout& layout() const;
    [[nodiscard]] const Relatives& relatives() const;
    // Turns placed into completed and ends stories; called when the library changed and now and then.
    void confirm();
    // Shows inside MPD what came, and follows what people moved; `changes`: how often the library has changed. Returns
    // at once.
    void show(std::uint64_t changes);
    // Waits a little until that is done.
    void settle();
    [[nodiscard]] std::vector<ServiceHealth> providers() const;
    [[nodiscard]] std::vector<ServiceHealth> sources() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The metadata services of a configuration.
[[nodiscard]] MetadataOptions metadata_options(const Config&);
// AcoustID as configured; without a key it is not asked.
[[nodiscard]] AcoustidOptions acoustid_options(const Config&);

}
