// SPDX-License-Identifier: MIT
#pragma once
#include "config/config.hpp"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace YAML {
class Node;
}

namespace topfive {

// One mapping of the file. Each read() takes a key out if it is there; what nobody took is an unknown key.
// Every mistake is a ConfigError with file, line, key and what would be right.
class Section {
public:
    Section(const YAML::Node&, std::string file, std::string path);
    ~Section();
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;

    void text(const char* key, std::string&);
    void secret(const char* key, std::string&);         // a text, or {file: PATH}
    void path(const char* key, std::filesystem::path&); // `~` is the home folder
    void duration(const char* key, Duration&, Duration least, Duration most);
    void size(const char* key, std::uint64_t&);
    void number(const char* key, std::size_t&, std::size_t least, std::size_t most);
    void mode(const char* key, unsigned&); // octal
    void on_off(const char* key, bool&);
    void texts(const char* key, std::vector<std::string>&);
    // One of a few words. `off`, `no` and `false` are one.
    template <typename T>
    void choice(const char* key, T& value, std::vector<std::pair<std::string, T>> words)
    {
        std::vector<std::string> names;
        names.reserve(words.size());
        for (const auto& [name, meaning] : words)
            names.push_back(name);
        if (const auto chosen = one_of(key, names); chosen != names.size())
            value = words[chosen].second;
    }
    // A mapping below this one.
    void section(const char* key, const std::function<void(Section&)>& read);
    // Each entry of a sequence: a mapping, or a text.
    void entries(const char* key, const std::function<void(Section&)>& mapping,
                 const std::function<void(const std::string&)>& scalar);
    // `key: []`, which stands for none at all.
    [[nodiscard]] bool holds_empty_list(const char* key) const;
    // Refuses the value of a key that was read.
    [[noreturn]] void refuse(const char* key, const std::string& reason) const;
    // Refuses keys that nobody took.
    void finish() const;

private:
    struct Impl;
    std::size_t one_of(const char* key, const std::vector<std::string>& names); // names.size(): not there
    std::unique_ptr<Impl> impl_;
};

}
