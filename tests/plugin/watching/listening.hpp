// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/watching/observer.hpp"
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// An observer, and what it told so far: "2.5 artist eminem", with "add" or "browse" in front and "/ title" behind.
class Listening {
public:
    explicit Listening(const Observing& options = {}) : observer(options) {}

    void says(double at, std::string_view line, std::string_view connection = "1")
    {
        hear(observer.line(connection, line, time(at)));
    }
    // One line after the other, a hundredth of a second apart.
    void converse(double from, const std::vector<std::string_view>& lines)
    {
        for (double at = from; const auto line : lines) {
            says(at, line);
            at += 0.01;
        }
    }
    // Typed letter by letter; `{}` in the command stands for the text so far.
    void types(double from, double pause, std::string_view text, std::string_view command)
    {
        for (std::size_t length = 1; length <= text.size(); ++length)
            says(from + pause * static_cast<double>(length - 1),
                 fmt::format(fmt::runtime(command), text.substr(0, length)));
    }
    void refuses(double at, std::string_view connection = "1") { hear(observer.refused(connection, time(at))); }
    void leaves(double at, std::string_view connection = "1") { hear(observer.closed(connection, time(at))); }
    void finishes(double at) { hear(observer.finish(time(at))); }
    void waits_until(double at) { hear(observer.advance(time(at))); }

    static Observer::Time time(double seconds)
    {
        return Observer::Time(std::chrono::milliseconds(std::llround(seconds * 1000)));
    }

    Observer observer;
    std::vector<std::string> heard;

private:
    void hear(const std::vector<SearchIntent>& intents)
    {
        for (const auto& one : intents) {
            const auto at = std::chrono::duration<double>(one.at.time_since_epoch()).count();
            constexpr std::string_view kinds[]{"", "add ", "browse ", "ask "};
            heard.push_back(fmt::format("{} {}{} {}{}{}", at, kinds[static_cast<int>(one.kind)], one.field, one.text,
                                        one.title.empty() ? "" : " / ", one.title));
        }
    }
};

}
