// SPDX-License-Identifier: MIT
#include "plugin/music/comparison.hpp"

#include "plugin/music/likeness.hpp"
#include "plugin/music/reading.hpp"
#include "plugin/music/title_agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace topfive {

namespace {

using namespace std::chrono_literals;

// More doubt than this and two readings are not the same.
constexpr double bearable_doubt = 1.0;
// So much that no agreement makes up for it.
constexpr double hopeless = 5.0;

// Weighs two readings against each other. Every difference adds doubt, every independent agreement takes some away.
class Weighing {
public:
    Weighing(const Reading& a, const Reading& b, Tags tags) : a_(a), b_(b), tags_(tags) {}

    Compared run()
    {
        one_album_ = share_album(a_, b_);
        const double title = titles_alike(a_, b_, {one_album_, one_length(), tags_});
        if (title == 0)
            return {Likeness::other_song, 0, Forgiven::words, "another title"};
        doubt(a_.strain + b_.strain, "the title is read in an unusual way");
        if (title < 1) {
            forgiven_ = Forgiven::spelling;
            doubt(0.6 + 2 * (1 - std::max(title, likely_typed)), "the titles are spelt differently");
        }
        weigh_artists();
        if (doubt_ > hopeless)
            return result();
        weigh_loose();
        weigh_versions();
        weigh_lengths();
        if (one_album_)
            doubt_ -= 0.5;
        return result();
    }

private:
    void doubt(double weight, std::string_view reason)
    {
        if (weight <= 0)
            return;
        doubt_ += weight;
        why_ += (why_.empty() ? "" : ", ") + std::string(reason);
    }

    static bool like(std::string_view a, std::string_view b) { return names_alike(a, b) >= likely_typed; }

    [[nodiscard]] double seconds_apart() const
    {
        return std::chrono::duration<double>(std::chrono::abs(a_.length - b_.length)).count();
    }
    [[nodiscard]] bool lengths_known() const { return a_.length > 0ms && b_.length > 0ms; }
    [[nodiscard]] bool one_length() const { return lengths_known() && seconds_apart() <= 2; }

    void weigh_artists()
    {
        const auto& mine = a_.credit;
        const auto& theirs = b_.credit;
        if (mine.whole.empty() || theirs.whole.empty())
            return doubt(1.5, "an artist is not named");
        const auto alike = std::max(credits_alike(mine, theirs), 0.95 * alike_in_latin(mine.whole, theirs.whole));
        const bool tidy = tags_ == Tags::tidy;
        if (alike == 0 && illegibly_other_script(mine.whole, theirs.whole)) {
            forgiven_ = Forgiven::words;
            doubt(1.4, "the artist is written in another script");
        } else if (alike == 0 && !tidy && one_length() && letters_shared(mine.whole, theirs.whole) > 0)
            doubt(1.3, "the artists are spelt differently");
        else if (alike == 0)
            doubt(9, "another artist");
        else if (alike <= likely_typed)
            doubt(tidy ? 1.9 : 0.9, "one artist's name is only a part of the other's");
        else if (alike < 0.9)
            doubt(0.6, "the artists are spelt or credited differently");
        else if (alike < 1)
            doubt(0.3, "the artists are credited differently");
    }

    static bool explained(const std::string& text, const Reading& own, const Reading& other)
    {
        const auto fits = [&](const std::string& known) {
            return like(text, known) || (text.size() > 12 && letters_shared(text, known) > 0.75);
        };
        const auto& mine = own.credit.parts;
        const auto& theirs = other.credit.parts;
        return fits(other.album) || fits(own.album) || std::any_of(other.loose.begin(), other.loose.end(), fits) ||
               std::any_of(theirs.begin(), theirs.end(), fits) || std::any_of(mine.begin(), mine.end(), fits);
    }

    // "Gurenge (紅蓮華)": the title once more.
    static bool is_translation(const std::string& text, const Reading& own)
    {
        return own.strain < 0.2 && !own.loose_notes && other_script(text, own.core);
    }

    // An album's title may hold a dash: the tails are looked for together and each for itself.
    static long unexplained(const Reading& own, const Reading& other)
    {
        if (own.loose.size() > 1 && explained(all_loose(own), own, other))
            return 0;
        long count = 0;
        for (auto text = own.loose.begin(); text != own.loose.end() && count < 3; ++text)
            count += !is_translation(*text, own) && !explained(*text, own, other) ? 1 : 0;
        return count; // three are too many already
    }

    void weigh_loose()
    {
        const auto mine = unexplained(a_, b_);
        const auto theirs = unexplained(b_, a_);
        if (mine + theirs > 0)
            forgiven_ = Forgiven::words;
        if ((mine > 0 && a_.loose_notes) || (theirs > 0 && b_.loose_notes))
            doubt(9, "one title says more");
        else if (mine > 0 && theirs > 0)
            doubt(9, "the titles go on differently");
        else
            doubt((tags_ == Tags::tidy ? 1.6 : 1.1) * static_cast<double>(mine + theirs), "one title says more");
    }

    static Versions with_album(const Reading& reading)
    {
        auto versions = reading.versions;
        for (const auto& version : reading.album_versions)
            if (std::none_of(versions.begin(), versions.end(),
                             [&](const Version& one) { return one.kind == version.kind; }))
                add(versions, version);
        return versions;
    }

    // Two songs of one album are live alike, whether their titles say so or not. Of two albums, one being a concert
    // makes doubt.
    void weigh_versions()
    {
        versions_ = topfive::compare(a_.versions, b_.versions);
        const auto albums = topfive::compare(with_album(a_), with_album(b_));
        if (versions_ == VersionsLikeness::different && albums != VersionsLikeness::different)
            versions_ = one_album_ ? VersionsLikeness::equal : VersionsLikeness::vague;
        else if (versions_ != VersionsLikeness::different && albums == VersionsLikeness::different && !one_album_) {
            forgiven_ = Forgiven::words;
            doubt(0.5, "one album is of another kind");
        }
        if (versions_ == VersionsLikeness::vague)
            doubt(0.4, "one says more about the version");
    }

    void weigh_lengths()
    {
        if (!lengths_known())
            return;
        const auto longer = std::chrono::duration<double>(std::max(a_.length, b_.length)).count();
        if (seconds_apart() <= 3)
            doubt_ -= 0.8;
        else if (seconds_apart() > std::max(15.0, 0.1 * longer))
            doubt(0.6, fmt::format("{:.0f} s apart", seconds_apart()));
    }

    Compared result()
    {
        Compared compared;
        const auto notes = 0.02 * std::abs(a_.neutral_notes - b_.neutral_notes);
        compared.score = std::clamp(1 - std::max(doubt_, 0.0) / 4 - notes, 0.0, 1.0);
        if (doubt_ > bearable_doubt)
            compared.why = std::move(why_);
        else if (versions_ == VersionsLikeness::different) {
            compared.likeness = Likeness::other_version;
            compared.why = fmt::format("{} against {}", describe(a_.versions), describe(b_.versions));
        } else {
            compared.likeness = Likeness::same;
            compared.forgiven = forgiven_;
            compared.why = why_.empty() ? "title and artist agree" : std::move(why_);
        }
        return compared;
    }

    Reading a_, b_;
    Tags tags_;
    bool one_album_ = false;
    Forgiven forgiven_ = Forgiven::nothing;
    VersionsLikeness versions_ = VersionsLikeness::equal;
    double doubt_ = 0;
    std::string why_;
};

bool better(const Compared& a, const Compared& b)
{
    return a.likeness != b.likeness ? a.likeness < b.likeness : a.score > b.score;
}

}

Compared compare(const Reading& a, const Reading& b, Tags tags)
{
    return Weighing(a, b, tags).run();
}

Compared compare(const std::vector<Reading>& mine, const std::vector<Reading>& theirs, Tags tags)
{
    std::optional<Compared> best;
    for (const auto& one : mine)
        for (const auto& other : theirs)
            if (auto compared = compare(one, other, tags); !best || better(compared, *best)) {
                best = std::move(compared);
                if (best->likeness == Likeness::same && best->score == 1)
                    return *best;
            }
    return best.value_or(Compared{Likeness::other_song, 0, Forgiven::words, "a title is blank"});
}

Compared compare(const Recording& a, const Recording& b, Tags tags)
{
    return compare(readings(a), readings(b), tags);
}

}
