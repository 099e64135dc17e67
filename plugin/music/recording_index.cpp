// SPDX-License-Identifier: MIT
#include "plugin/music/recording_index.hpp"

#include "plugin/music/fold.hpp"
#include "plugin/music/likeness.hpp"
#include "plugin/music/reading.hpp"
#include "plugin/music/song_path.hpp"
#include "plugin/music/song_table.hpp"
#include "plugin/music/stored_reading.hpp"
#include "plugin/music/words.hpp"

#include <algorithm>
#include <set>

namespace topfive {

namespace {

// Bounds that keep one question below a millisecond in a library of a million songs.
constexpr std::size_t most_namesakes = 250; // songs of one title looked at for a mistyped artist
constexpr std::size_t most_titled = 250;    // songs of one title looked at for the very artist; then the artist's own
constexpr std::size_t most_songs = 3000;    // songs of one artist looked at for a mistyped title
constexpr std::size_t most_names = 300;     // names that begin or end like a mistyped one and are about as long
constexpr std::size_t most_compared = 80;   // songs compared in full

// Two texts that differ by typing errors begin or end alike.
bool may_be_typed(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return false;
    const auto longer = std::max(a.size(), b.size());
    return longer - std::min(a.size(), b.size()) <= 3 + longer / 4 && (a.front() == b.front() || a.back() == b.back());
}

// One question: looks in the places where the same recording may stand and keeps the best.
class Search {
public:
    Search(const SongTable& songs, const Recording& wanted) : songs_(songs), ways_(readings(wanted)) {}

    std::optional<RecordingIndex::Found> run()
    {
        std::erase_if(ways_, [](const Reading& way) { return way.credit.whole.empty() && names_nobody(way.core); });
        for (const auto& way : ways_)
            by_title(way);
        if (!best_)
            for (const auto& way : ways_)
                by_artist(way);
        return std::move(best_);
    }

private:
    void by_title(const Reading& way)
    {
        titled(way, way.core);
        for (const auto& loose : way.loose)
            titled(way, way.core + ' ' + loose);
        for (const auto& name : way.again)
            titled(way, name);
    }

    void titled(const Reading& way, std::string_view core)
    {
        std::vector<std::uint32_t> credits;
        for (const auto& name : way.credit.parts)
            for (const auto credit : songs_.credits_with(name))
                credits.push_back(credit);
        std::sort(credits.begin(), credits.end());
        std::vector<std::uint32_t> others;
        std::size_t titled = 0;
        songs_.each_titled(core, [&](std::uint32_t song) {
            const auto credit = songs_.credit_of(song);
            if (std::binary_search(credits.begin(), credits.end(), credit))
                weigh(way, song);
            else if (namesakes_ < most_namesakes) {
                others.push_back(song);
                ++namesakes_;
            }
            return ++titled < most_titled;
        });
        if (titled == most_titled)
            for (const auto credit : credits)
                own_titled(way, credit, core);
        if (best_)
            return;
        const auto words = words_of(way.credit.whole);
        for (const auto song : others) {
            const auto name = songs_.whole(songs_.credit_of(song));
            const bool nameless = name.empty() || way.credit.whole.empty();
            if (nameless ? may_be_corroborated(way, song)
                         : share_word(name, words) ||
                               (may_be_typed(name, way.credit.whole) && names_alike(name, way.credit.whole) > 0) ||
                               (of_one_length(way, song) &&
                                (letters_shared(name, way.credit.whole) > 0 || other_script(name, way.credit.whole))))
                weigh(way, song);
        }
    }

    // The artist's songs of a title that too many others have.
    void own_titled(const Reading& way, std::uint32_t credit, std::string_view core)
    {
        std::size_t count = 0;
        songs_.each_credited(credit, [&](std::uint32_t song) {
            if (core_of(songs_.title(song)) == core)
                weigh(way, song);
            return ++count < most_songs;
        });
    }

    [[nodiscard]] bool of_one_length(const Reading& way, std::uint32_t song) const
    {
        const auto length = songs_.length(song);
        return length.count() > 0 && way.length.count() > 0 &&
               std::chrono::abs(length - way.length) <= std::chrono::seconds(3);
    }

    // Something besides the title may speak for it: the length, or an album where lengths are unknown.
    [[nodiscard]] bool may_be_corroborated(const Reading& way, std::uint32_t song) const
    {
        return of_one_length(way, song) || (!way.album.empty() && way.album == songs_.album(song)) ||
               std::any_of(way.loose.begin(), way.loose.end(),
                           [&](const std::string& text) { return text == songs_.album(song); });
    }

    // A word of three letters and more stands in both.
    static bool share_word(std::string_view name, const std::vector<std::string_view>& words)
    {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return word.size() > 2 && contains_words(name, word); });
    }

    void by_artist(const Reading& way)
    {
        for (const auto& name : way.credit.parts)
            for (const auto credit : songs_.credits_with(name))
                songs_by(credit, way);
        if (const auto words = words_of(way.credit.whole); words.size() == 2)
            for (const auto credit : songs_.credits_with(joined({words[1], words[0]})))
                songs_by(credit, way);
        if (best_)
            return;
        if (way.credit.whole.empty() || &way != &first_of_artist(way))
            return;
        for (const auto credit : songs_.credits_near(way.credit.whole, most_names)) {
            const auto name = songs_.whole(credit);
            if (std::max(name.size(), way.credit.whole.size()) - std::min(name.size(), way.credit.whole.size()) <= 3 &&
                names_alike(name, way.credit.whole) > 0)
                for (const auto& other : ways_)
                    if (other.credit.whole == way.credit.whole)
                        songs_by(credit, other);
        }
    }

    // Readings often share their artist, who is then looked for once.
    [[nodiscard]] const Reading& first_of_artist(const Reading& way) const
    {
        return *std::find_if(ways_.begin(), ways_.end(),
                             [&](const Reading& one) { return one.credit.whole == way.credit.whole; });
    }

    void songs_by(std::uint32_t credit, const Reading& way)
    {
        std::size_t count = 0;
        songs_.each_credited(credit, [&](std::uint32_t song) {
            const auto title = songs_.title(song);
            const std::string core(core_of(title));
            if (also_called(title, way.core) || (may_be_typed(core, way.core) && words_alike(core, way.core) > 0) ||
                (may_be_corroborated(way, song) && (letters_shared(core, way.core) > 0 || names_nobody(core) ||
                                                    is_number(core) || other_script(core, way.core))))
                weigh(way, song);
            return ++count < most_songs;
        });
    }

    void weigh(const Reading& way, std::uint32_t song)
    {
        if (++compared_ > most_compared)
            return;
        const auto stored = songs_.reading(song);
        auto compared = compare(way, stored, Tags::spoilt);
        if (compared.likeness != Likeness::same)
            return;
        const bool this_release = !way.album.empty() && way.album == songs_.album(song);
        if (best_ && (of_this_release_ != this_release ? of_this_release_ : best_->score >= compared.score))
            return;
        of_this_release_ = this_release;
        best_ = RecordingIndex::Found{song, compared.score, stored.core, stored.credit.whole, std::move(compared.why)};
    }

    const SongTable& songs_;
    std::vector<Reading> ways_;
    std::optional<RecordingIndex::Found> best_;
    bool of_this_release_ = false; // the best one, as wanted
    std::size_t compared_ = 0, namesakes_ = 0;
};

}

struct RecordingIndex::Impl {
    SongTable songs;
};

RecordingIndex::RecordingIndex() : impl_(std::make_unique<Impl>())
{
    // The tables that are made at their first use: not while somebody waits for an answer.
    (void)words_alike("乱馬", "亂馬");
    (void)alike_in_latin("さくら", "sakura");
    (void)alike_in_latin("桜花", "ouka");
}
RecordingIndex::~RecordingIndex() = default;
RecordingIndex::RecordingIndex(RecordingIndex&&) noexcept = default;
RecordingIndex& RecordingIndex::operator=(RecordingIndex&&) noexcept = default;

std::uint32_t RecordingIndex::add(const Entry& entry)
{
    const bool silent = entry.title.empty();
    const auto artist = entry.artist.empty() ? entry.album_artist : entry.artist;
    return impl_->songs.add(silent ? file_stem(entry.path) : entry.title,
                            silent && artist.empty() ? artist_folder(entry.path) : artist, entry.album_artist,
                            entry.album, std::chrono::milliseconds(entry.length_ms));
}

std::optional<RecordingIndex::Found> RecordingIndex::find(const Recording& wanted) const
{
    return Search(impl_->songs, wanted).run();
}

std::size_t RecordingIndex::songs_of(std::string_view artist) const
{
    std::size_t count = 0;
    for (const auto credit : impl_->songs.credits_with(fold_artist(artist)))
        count += impl_->songs.songs_of_credit(credit);
    return count;
}

std::size_t RecordingIndex::size() const
{
    return impl_->songs.size();
}

}
