// SPDX-License-Identifier: MIT
#include "adapters/metadata/first_of.hpp"

#include "adapters/metadata/facts.hpp"
#include "adapters/metadata/reading.hpp"
#include "plugin/errors.hpp"
#include "plugin/music/artist_choice.hpp"
#include "plugin/music/comparison.hpp"
#include "plugin/music/fold.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

// Two services that mean one recording agree this far about its length.
constexpr std::chrono::milliseconds leeway{5'000};
// Who fails only after so long makes everybody wait, and is left alone for a while after the first time.
constexpr std::chrono::seconds slow{5};
constexpr std::chrono::minutes rest_of_the_slow{1};

bool is_empty(const Charts::Chart& chart)
{
    return chart.recordings.empty();
}
template <typename T>
bool is_empty(const std::vector<T>& list)
{
    return list.empty();
}

bool agree(const Recording& one, const Recording& other)
{
    const bool known = one.length.count() > 0 && other.length.count() > 0;
    if (known && std::chrono::abs(one.length - other.length) > leeway)
        return false;
    return compare(one, other).likeness == Likeness::same;
}

// What to search for: not every service writes guests into its titles.
std::string without_guests(const std::string& title)
{
    for (const std::string_view mark : {" (feat", " [feat", " (ft", " [ft", " (Feat", " [Feat", " feat. "})
        if (const auto at = title.find(mark); at != std::string::npos && at > 0)
            return title.substr(0, at);
    return title;
}

// No service knows anything by a blank text, or by a page of it.
bool is_askable(std::string_view text)
{
    constexpr std::size_t longest = 1000; // bytes
    return text.size() <= longest && !fold(text).empty();
}

bool names_nobody(std::string_view name, const std::vector<Artist>& found)
{
    if (found.empty()) // everybody has been asked
        return false;
    const auto choice = choose_artist(name, found);
    return !choice.index && !choice.doubt;
}

}

struct FirstOf::Faults {
    std::string all;
    bool passing = false; // at least one that may be over later
    bool timed = true;    // all of them tell until when
    std::optional<Standing::Moment> until;

    void note(const std::string& what, bool may_pass, std::optional<Standing::Moment> moment)
    {
        all += (all.empty() ? "" : "; ") + what;
        passing = passing || may_pass;
        if (!may_pass)
            return;
        timed = timed && moment.has_value();
        if (moment && (!until || *moment < *until))
            until = moment;
    }
    [[noreturn]] void raise() const { throw Unavailable(all, timed ? until : std::nullopt); }
};

FirstOf::FirstOf(std::vector<Provider> providers, const Clock& clock, Log& log)
    : providers_(std::move(providers)), clock_(clock), log_(log), standings_(providers_.size())
{
    for (std::size_t i = 0; i < providers_.size(); ++i)
        if (!providers_[i].unusable.empty())
            standings_[i].unusable(providers_[i].unusable);
}

bool FirstOf::ask(std::size_t provider, Faults& faults, std::stop_token stop,
                  const std::function<void(const Provider&)>& question)
{
    const Provider& asked = providers_[provider];
    Standing& standing = standings_[provider];
    const auto asked_at = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        const auto rests = standing.rests(asked_at);
        if (!standing.usable() || rests) {
            faults.note(standing.health(asked.name, asked_at).error, standing.usable(), rests);
            return false;
        }
    }
    const auto failed = [&](const Fault& fault, bool may_pass, std::optional<Standing::Moment> until) {
        if (stop.stop_requested())
            throw; // says nothing about the provider
        log_.warning("{}", fault.what());
        faults.note(fault.what(), may_pass, until);
        const auto now = clock_.now();
        const std::lock_guard lock(mutex_);
        standing.failed(fault.what(), now, !until && now - asked_at > slow ? now + rest_of_the_slow : until);
        return false;
    };
    try {
        question(asked);
    } catch (const Unavailable& fault) {
        return failed(fault, true, fault.until());
    } catch (const Fault& fault) {
        return failed(fault, false, {});
    }
    const std::lock_guard lock(mutex_);
    standing.went_well();
    return true;
}

template <typename Able>
std::vector<std::size_t> FirstOf::who(Able able) const
{
    std::vector<std::size_t> them;
    for (std::size_t i = 0; i < providers_.size(); ++i)
        if (able(providers_[i]))
            them.push_back(i);
    return them;
}

template <typename Answer, typename Question>
Answer FirstOf::first(const std::vector<std::size_t>& providers, std::stop_token stop, Question question)
{
    Faults faults;
    bool answered = false;
    for (const std::size_t i : providers) {
        Answer answer;
        answered |= ask(i, faults, stop, [&](const Provider& provider) { answer = question(provider); });
        if (!is_empty(answer))
            return answer;
    }
    if (faults.passing || (!answered && !faults.all.empty()))
        faults.raise();
    return {};
}

// Who cannot rank, does not know which of several artists or songs of one name is the popular one: it only helps.
std::vector<std::size_t> FirstOf::catalogs() const
{
    auto them = who([](const Provider& p) { return p.catalog != nullptr; });
    std::stable_partition(them.begin(), them.end(), [this](std::size_t i) { return providers_[i].charts != nullptr; });
    return them;
}

std::vector<Artist> FirstOf::artists(std::string_view name, std::stop_token stop)
{
    if (!is_askable(name))
        return {};
    const auto question = [&](const Provider& p) { return p.catalog->artists(name, stop); };
    auto found = first<std::vector<Artist>>(catalogs(), stop, question);
    if (!names_nobody(name, found))
        return found;
    // Who knows other spellings may know whom this one means.
    for (const std::size_t i : who([](const Provider& p) { return p.catalog != nullptr && p.corrects; })) {
        Faults ignored;
        std::vector<Artist> corrected;
        if (ask(i, ignored, stop, [&](const Provider& p) { corrected = question(p); }) &&
            choose_artist(name, corrected).exact)
            return corrected;
    }
    return found;
}

std::vector<Recording> FirstOf::songs(std::string_view text, std::string_view artist, std::stop_token stop)
{
    if (!is_askable(text))
        return {};
    return first<std::vector<Recording>>(catalogs(), stop,
                                         [&](const Provider& p) { return p.catalog->songs(text, artist, stop); });
}

Charts::Chart FirstOf::top(const Artist& artist, std::size_t count, std::stop_token stop)
{
    return first<Chart>(who([](const Provider& p) { return p.charts != nullptr; }), stop,
                        [&](const Provider& p) { return p.charts->top(artist, count, stop); });
}

std::vector<Artist> FirstOf::related(const Artist& artist, std::size_t count, std::stop_token stop)
{
    auto them = who([](const Provider& p) { return p.related != nullptr; });
    std::stable_partition(them.begin(), them.end(), [this](std::size_t i) { return providers_[i].best_related; });
    return first<std::vector<Artist>>(them, stop,
                                      [&](const Provider& p) { return p.related->related(artist, count, stop); });
}

void FirstOf::complete_by(std::size_t provider, Recording& recording, std::stop_token stop)
{
    Faults ignored; // a fact that cannot be had stays unknown
    const auto missing = missing_facts(recording);
    std::string told_by;
    ask(provider, ignored, stop, [&](const Provider& p) {
        if (!id_at(p.name, recording.id).empty()) {
            told_by = recording.id;
            if (p.charts != nullptr)
                recording = p.charts->complete(recording, stop);
            return;
        }
        if (p.catalog == nullptr || (missing & p.facts) == 0)
            return;
        auto songs = p.catalog->songs(without_guests(recording.title), recording.main_artist(), stop);
        const auto same = std::ranges::find_if(songs, [&](const Recording& song) { return agree(recording, song); });
        if (same == songs.end())
            return;
        told_by = same->id;
        add_facts(recording, p.charts == nullptr ? *same : p.charts->complete(*same, stop));
    });
    if (const auto learnt = missing & ~missing_facts(recording); learnt != 0)
        recording.accounts.push_back(fmt::format("{} by {}", facts_words(learnt), told_by));
}

Recording FirstOf::complete(Recording recording, std::stop_token stop)
{
    const auto own =
        std::ranges::find_if(providers_, [&](const Provider& p) { return !id_at(p.name, recording.id).empty(); });
    const auto first_asked = static_cast<std::size_t>(own - providers_.begin());
    if (own != providers_.end())
        complete_by(first_asked, recording, stop);
    for (std::size_t i = 0; i < providers_.size(); ++i)
        if (i != first_asked && (missing_facts(recording) & providers_[i].facts) != 0)
            complete_by(i, recording, stop);
    return recording;
}

std::vector<ServiceHealth> FirstOf::health() const
{
    const std::lock_guard lock(mutex_);
    std::vector<ServiceHealth> all;
    for (std::size_t i = 0; i < providers_.size(); ++i)
        all.push_back(standings_[i].health(providers_[i].name, clock_.now()));
    return all;
}

}
