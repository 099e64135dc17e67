// SPDX-License-Identifier: MIT
// Asks the judgements for every labelled case of tests/eval/corpus and prints how they fared.
#include "plugin/fetching/best_match.hpp"
#include "plugin/music/artist_choice.hpp"
#include "plugin/music/comparison.hpp"
#include "tests/eval/json_lines.hpp"
#include "tests/eval/report_peers.hpp"
#include "tests/eval/tally.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <stdexcept>

namespace topfive {

namespace {

namespace json = boost::json;

using Pick = std::function<std::optional<std::size_t>(const Recording&, std::span<const Candidate>)>;

std::vector<json::object> cases(const std::string& path)
{
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::vector<json::object> all;
    for (std::string line; std::getline(file, line);)
        all.push_back(json::parse(line).as_object());
    return all;
}

std::optional<std::size_t> ours(const Recording& wanted, std::span<const Candidate> candidates)
{
    const auto judged = judge(wanted, candidates);
    return judged.empty() || !judged.front().good ? std::nullopt : std::optional(judged.front().index);
}

void tell(std::string_view what, const json::object& labelled, std::string_view answer)
{
    std::cout << fmt::format("  {} {}: {}\n", what, text(labelled, "id"), answer);
}

Tally candidates_by(const std::vector<json::object>& all, const Pick& pick, bool verbose)
{
    Tally tally;
    for (const auto& labelled : all) {
        std::vector<Candidate> candidates;
        for (const auto& candidate : labelled.at("candidates").as_array())
            candidates.push_back(candidate_from(candidate.as_object()));
        const auto right = texts(labelled, "right");
        const auto picked = pick(recording_from(labelled.at("query").as_object()), candidates);
        const bool fits = picked && std::find(right.begin(), right.end(), candidates[*picked].id) != right.end();
        tally.count(!right.empty(), picked.has_value(), fits);
        if (verbose && (picked ? !fits : !right.empty()))
            tell("candidate", labelled, picked ? candidates[*picked].title : "none");
    }
    return tally;
}

// Letters beyond the Latin, Greek and combining blocks stand somewhere in it (UTF-8 from D0 on, but for punctuation).
bool beyond_latin(const json::object& labelled)
{
    const auto line = json::serialize(labelled.at("query")) + json::serialize(labelled.at("candidates"));
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        if (const auto c = static_cast<unsigned char>(line[i]);
            c >= 0xD0 && c < 0xF0 && !(c == 0xE2 && static_cast<unsigned char>(line[i + 1]) == 0x80))
            return true;
    return false;
}

Tally pairs(const std::vector<json::object>& all)
{
    Tally tally;
    for (const auto& labelled : all) {
        const auto compared =
            compare(recording_from(labelled.at("left").as_object()), recording_from(labelled.at("right").as_object()));
        const auto said = compared.likeness == Likeness::same            ? "same"
                          : compared.likeness == Likeness::other_version ? "other version"
                                                                         : "other song";
        const auto label = text(labelled, "likeness");
        tally.count(label == "same", compared.likeness == Likeness::same, label == "same");
        if (said != label)
            tell("pair", labelled, fmt::format("{} ({})", said, compared.why));
    }
    return tally;
}

Tally pairs_by_distance(const std::vector<json::object>& all)
{
    Tally tally;
    for (const auto& labelled : all) {
        const bool same = near_in_fields(recording_from(labelled.at("left").as_object()),
                                         recording_from(labelled.at("right").as_object()));
        const bool expected = text(labelled, "likeness") == "same";
        tally.count(expected, same, expected);
    }
    return tally;
}

std::vector<Artist> artists(const json::array& all)
{
    std::vector<Artist> result;
    for (const auto& one : all) {
        Artist artist;
        artist.name = text(one.as_object(), "name");
        artist.following = static_cast<std::uint64_t>(number(one.as_object(), "following"));
        result.push_back(std::move(artist));
    }
    return result;
}

using Choose = std::function<std::optional<std::size_t>(const std::string&, std::span<const Artist>)>;

Tally choices(const std::vector<json::object>& all, const Choose& choose, bool verbose)
{
    Tally tally;
    std::vector<Artist> known;
    for (const auto& labelled : all) {
        if (labelled.contains("known")) {
            known = artists(labelled.at("known").as_array());
            continue;
        }
        const auto found = labelled.contains("artists") ? artists(labelled.at("artists").as_array()) : known;
        const auto chosen = choose(text(labelled, "text"), found);
        const auto right = text(labelled, "right");
        const bool fits = chosen && found[*chosen].name == right;
        tally.count(!right.empty(), chosen.has_value(), fits);
        if (verbose && (chosen ? !fits : !right.empty()))
            tell("artist", labelled, chosen ? found[*chosen].name : "none");
    }
    return tally;
}

std::optional<std::size_t> our_choice(const std::string& text, std::span<const Artist> artists)
{
    return choose_artist(text, artists).index;
}

// What the judgements reached when they were last worked on: fewer right or more wrong is a regression.
bool holds(std::string_view what, const Tally& tally, std::size_t right, std::size_t wrong)
{
    if (tally.right >= right && tally.wrong <= wrong)
        return true;
    std::cout << fmt::format("{}: {} right and {} wrong, expected at least {} and at most {}\n", what, tally.right,
                             tally.wrong, right, wrong);
    return false;
}

bool report(const std::string& folder)
{
    const auto offered = cases(folder + "/candidates.jsonl");
    const auto mine = candidates_by(offered, ours, true);
    const auto labelled = cases(folder + "/pairs.jsonl");
    const auto compared = pairs(labelled);
    const auto searched = cases(folder + "/artists.jsonl");
    const auto chosen = choices(searched, our_choice, true);
    std::cout << fmt::format("{:34} {:>5} {:>5} {:>6} {:>9}   {:21}   {}\n", "", "right", "wrong", "missed",
                             "abstained", "precision", "recall");
    auto foreign = offered;
    std::erase_if(foreign, [](const json::object& one) { return !beyond_latin(one); });
    std::cout << describe("candidates", mine) << '\n'
              << describe("  those in other scripts alone", candidates_by(foreign, ours, false)) << '\n';
    for (const auto& [name, pick] : {std::pair<std::string_view, Pick>{"  the first one offered", first_offered},
                                     {"  the closest length of five", closest_length},
                                     {"  words, length, then views", words_and_views},
                                     {"  weighted likeness, version gate", weighted_likeness},
                                     {"  likeness and forbidden words", likeness_and_time}})
        std::cout << describe(name, candidates_by(offered, pick, false)) << '\n';
    std::cout << describe("same recording", compared) << '\n'
              << describe("  weighted distance of fields", pairs_by_distance(labelled)) << '\n'
              << describe("artists", chosen) << '\n'
              << describe("  most trigrams in common", choices(searched, most_trigrams, false)) << '\n';
    const bool enough = mine.cases() + compared.cases() + chosen.cases() >= 150;
    const bool all =
        holds("candidates", mine, 226, 0) & holds("same recording", compared, 35, 0) & holds("artists", chosen, 51, 0);
    return enough && all;
}

}

}

int main(int count, char** values)
{
    try {
        return count == 2 && topfive::report(values[1]) ? 0 : 1;
    } catch (const std::exception& e) {
        std::cerr << "topfive-eval-report: " << e.what() << '\n';
        return 1;
    }
}
