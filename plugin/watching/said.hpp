// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_subject.hpp"
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace topfive {

// What already counted a while ago: paging through the results is one search, and so is the same name in another
// spelling. A bounded number.
class Said {
public:
    using Time = std::chrono::system_clock::time_point;

    // What a text that counted in any field means for the same text as an artist: on one connection it is the same
    // wish, as when a client adds what was found; said anew elsewhere it is a better word.
    enum class AnyField { covers_the_artist, covers_itself };

    Said(std::chrono::seconds a_while, std::size_t most, AnyField any) : a_while_(a_while), most_(most), any_(any) {}

    // True when it is new, and remembers it. A text that counted as one thing is new again as another, but nothing is
    // new of what counted as an artist.
    bool first_time(const Subject&, Time at);

private:
    [[nodiscard]] bool covers(FieldRank said, FieldRank now) const;

    struct Saying {
        std::string key;
        std::string title;
        FieldRank rank;
        Time at;
    };
    std::chrono::seconds a_while_;
    std::size_t most_;
    AnyField any_;
    std::vector<Saying> sayings_;
};

}
