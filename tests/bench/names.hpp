// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Names that differ as real ones do: one to four words out of a few thousand, the first of them most often. The same
// names every time.
class Names {
public:
    // Words are put together from two lists of beginnings and ends of syllables.
    Names(std::span<const std::string_view> begins, std::span<const std::string_view> ends)
    {
        for (int i = 0; i < 4000; ++i) {
            std::string word;
            for (std::size_t syllables = 1 + below(3); syllables > 0; --syllables) {
                word += begins[below(begins.size())];
                word += ends[below(ends.size())];
            }
            if (word.front() >= 'a' && word.front() <= 'z')
                word.front() = static_cast<char>(word.front() - 'a' + 'A');
            words_.push_back(word);
        }
    }
    Names() : Names(letters("b c d f g h j k l m n p r s t v w"), letters("a e i o u y")) {}

    std::string next(std::size_t most_words)
    {
        std::string name = word();
        for (auto more = below(most_words); more > 0; --more)
            name += ' ' + word();
        return name;
    }
    std::size_t below(std::size_t end) { return random_() % end; }

    static std::vector<std::string_view> letters(std::string_view apart)
    {
        std::vector<std::string_view> all;
        for (std::size_t at = 0; at < apart.size();) {
            const auto end = std::min(apart.find(' ', at), apart.size());
            all.push_back(apart.substr(at, end - at));
            at = end + 1;
        }
        return all;
    }

private:
    const std::string& word() { return words_[std::min(below(words_.size()), below(words_.size()))]; }

    std::mt19937_64 random_{5};
    std::vector<std::string> words_;
};

}
