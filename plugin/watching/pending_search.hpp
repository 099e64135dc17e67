// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/search_subject.hpp"
#include <chrono>
#include <string>

namespace topfive {

// A search that somebody is perhaps still typing.
class PendingSearch {
public:
    using Time = std::chrono::system_clock::time_point;

    PendingSearch(Subject, std::string key, Time);

    // The same text again: another page, another order, or a client that asks field by field.
    [[nodiscard]] bool same_text(const std::string& key) const { return key_ == key; }
    // The text as it becomes while typing: longer, shorter, or corrected.
    [[nodiscard]] bool becomes(const Subject&, const std::string& key) const;

    // The same text, seen again. Within half a second it is one client asking several fields for one text: any field is
    // meant. Later it is a person who chose another field.
    void repeat(const Subject&, Time);
    void replace(Subject, std::string key, Time);

    [[nodiscard]] const Subject& subject() const { return subject_; }
    [[nodiscard]] const std::string& key() const { return key_; } // folded text
    [[nodiscard]] Time changed() const { return changed_; }
    [[nodiscard]] Time seen() const { return seen_; }

private:
    Subject subject_;
    std::string key_;
    std::string typed_; // the text in lower case
    Time changed_;
    Time seen_;
};

}
