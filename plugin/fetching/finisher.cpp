// SPDX-License-Identifier: MIT
#include "plugin/fetching/finisher.hpp"

#include "plugin/fetching/path_name.hpp"
#include "plugin/fetching/story_line.hpp"

#include <fmt/format.h>

namespace topfive {

namespace {

const char* name(Opinion::Outcome outcome)
{
    switch (outcome) {
    case Opinion::Outcome::passed:
        return "passed";
    case Opinion::Outcome::failed:
        return "failed";
    case Opinion::Outcome::unknown:
        break;
    }
    return "unknown";
}

}

Verification::Verdict Finisher::hear(const Fetched& fetched, const Recording& recording, std::stop_token stop) const
{
    progress_.report({fetched.download, Stage::verifying});
    return verification_.of(fetched, recording, std::move(stop));
}

std::optional<std::string> Finisher::finish(const Fetched& fetched, const Verification::Verdict& verdict,
                                            const Recording& recording, std::stop_token stop) const
{
    const DownloadId row = fetched.download;
    StoryLine verified =
        story_line("verified", fmt::format("{}: {}", name(verdict.opinion.outcome), verdict.opinion.why));
    verified.figures = verdict.opinion.figures;
    history_.tell_download(row, verified);
    if (verdict.opinion.outcome == Opinion::Outcome::failed)
        return verdict.opinion.why;
    const auto found = verdict.opinion.outcome == Opinion::Outcome::passed ? Verified::passed : Verified::unknown;
    history_.verified(row, found);

    progress_.report({row, Stage::tagging});
    Provenance provenance;
    provenance.source = fmt::format("{}:{}", fetched.candidate.source, fetched.candidate.id);
    provenance.verified = name(found);
    provenance.loudness = verdict.sound.loudness;
    provenance.peak = verdict.sound.peak;
    if (const auto download = history_.download(row); download && !download->related_to.empty())
        provenance.reason = fmt::format("related to {}", download->related_to);
    const auto& file = verdict.sound.file;
    tagger_.tag(file, recording, provenance, covers_.fetch(recording.cover_url, stop));

    progress_.report({row, Stage::placing});
    const auto wanted = path_name(path_pattern_, recording, file.extension().string());
    const auto path =
        shelf_.place(file, wanted, [&](const std::string& final_path) { history_.placing(row, final_path); });
    history_.placed(row, path, shelf_.size(path));
    history_.tell_download(row, story_line("placed", fmt::format("stands in the music directory: {}", path)));
    progress_.report({row, Stage::updating});
    library_.update(path);
    return {};
}

}
