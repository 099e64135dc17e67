// SPDX-License-Identifier: MIT
#include "adapters/sound/ffmpeg_listener.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/fingerprint.hpp"

#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <sys/resource.h>

// What listening to files costs and tells: `topfive-bench-listening [--clip FILE] FILE...`. With a clip its best place
// in each of them.
namespace {

using namespace topfive;

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double processor_time(int whose)
{
    rusage usage{};
    getrusage(whose, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}

int main(int argc, char** argv)
{
    FfmpegListenerOptions options;
    options.fingerprint = true;
    Fingerprint clip;
    for (int n = 1; n < argc; ++n) {
        try {
            if (std::string_view(argv[n]) == "--clip" && n + 1 < argc) {
                clip = FfmpegListener(options).listen(argv[++n], {}).fingerprint;
                continue;
            }
            options.fingerprint = !clip.empty();
            const double before = processor_time(RUSAGE_SELF);
            const double children = processor_time(RUSAGE_CHILDREN);
            const auto sound = FfmpegListener(options).listen(argv[n], {});
            const double own = processor_time(RUSAGE_SELF) - before;
            rusage self{};
            getrusage(RUSAGE_SELF, &self);
            fmt::print("{:6.1f} s  silent {:.2f}  noisy {:.2f}  {:6.1f} LUFS  peak {:.3f}  CPU {:.2f} s here, {:.2f} s "
                       "ffmpeg, {} MB  {}",
                       static_cast<double>(sound.length.count()) / 1000, sound.silent, sound.noisy,
                       sound.loudness.value_or(-70), sound.peak, own, processor_time(RUSAGE_CHILDREN) - children,
                       self.ru_maxrss / 1024, argv[n]);
            if (const auto place = align(clip, sound.fingerprint))
                fmt::print("  clip at {:.1f} s, errors {:.3f}", static_cast<double>(place->at.count()) / 1000,
                           place->errors);
            fmt::print("\n");
        } catch (const Fault& fault) {
            fmt::print("{}\n", fault.what());
        }
    }
}
