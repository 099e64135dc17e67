// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/best_match.hpp"
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace topfive {

// A wanted song and what may be offered for it.

using namespace std::chrono_literals;

inline Recording stan()
{
    Recording wanted;
    wanted.title = "Stan";
    wanted.artists = {"Eminem", "Dido"};
    wanted.album = "The Marshall Mathers LP";
    wanted.length = 404s;
    wanted.explicit_lyrics = true;
    return wanted;
}

inline Candidate offer(std::string id, std::string title, std::string channel, std::chrono::seconds length = 404s,
                       Candidate::Kind kind = Candidate::Kind::unknown)
{
    Candidate candidate;
    candidate.source = "youtube";
    candidate.id = std::move(id);
    candidate.title = std::move(title);
    candidate.channel = std::move(channel);
    candidate.length = length;
    candidate.kind = kind;
    return candidate;
}

inline Candidate label_audio(std::string id, std::string title, std::vector<std::string> artists,
                             std::chrono::seconds length = 404s)
{
    auto candidate = offer(std::move(id), std::move(title), "", length, Candidate::Kind::label_audio);
    candidate.artists = std::move(artists);
    return candidate;
}

inline std::string picked(const Recording& wanted, const std::vector<Candidate>& candidates,
                          const std::vector<Recording>& siblings = {})
{
    const auto judged = judge(wanted, candidates, siblings);
    return judged.empty() || !judged.front().good ? "none" : candidates[judged.front().index].id;
}

inline std::string why_not(const Recording& wanted, const Candidate& candidate)
{
    const auto judged = judge(wanted, std::vector{candidate});
    return judged.front().good ? "good" : judged.front().why;
}

}
