// SPDX-License-Identifier: MIT
#include "plugin/fetching/finisher.hpp"

#include "plugin/errors.hpp"
#include "plugin/fetching/path_name.hpp"
#include "plugin/fetching/verification.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

StoryLine line(std::string kind, std::string text)
{
    StoryLine told;
    told.kind = std::move(kind);
    told.text = std::move(text);
    return told;
}

}

std::optional<std::string> Finisher::finish(const Fetched& fetched, const Recording& recording,
                                            const std::string& cover, std::stop_token stop) const
{
    const DownloadId row = fetched.download;
    progress_.report({row, Stage::verifying});
    Probe probe;
    try {
        probe = tagger_.probe(fetched.file, stop);
    } catch (const Unavailable&) { // the tool, not the file
        throw;
    } catch (const Fault& fault) {
        return fault.what();
    }
    if (auto fault = verification_fault(recording, fetched.candidate, probe))
        return fault;
    StoryLine verified = line("verified", fmt::format("the file opens: {}, {:.1f} s", probe.codec,
                                                      static_cast<double>(probe.length.count()) / 1000));
    verified.figures = {{"codec", probe.codec}, {"length_ms", fmt::format("{}", probe.length.count())}};
    history_.tell_download(row, verified);

    progress_.report({row, Stage::tagging});
    Provenance provenance{fmt::format("{}:{}", fetched.candidate.source, fetched.candidate.id), {}};
    if (const auto download = history_.download(row); download && !download->related_to.empty())
        provenance.reason = fmt::format("related to {}", download->related_to);
    tagger_.tag(fetched.file, recording, provenance, cover);

    progress_.report({row, Stage::placing});
    const auto wanted = path_name(path_pattern_, recording, fetched.file.extension().string());
    const auto path =
        shelf_.place(fetched.file, wanted, [&](const std::string& final_path) { history_.placing(row, final_path); });
    history_.placed(row, path, shelf_.size(path));
    history_.tell_download(row, line("placed", fmt::format("stands in the music directory: {}", path)));
    progress_.report({row, Stage::updating});
    library_.update(path);
    return {};
}

}
