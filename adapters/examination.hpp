// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/cli/terminal.hpp"
#include "adapters/cli/wording.hpp"
#include <exception>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

struct Config;

// Prints a line for each check as it is done, and remembers whether one failed.
class Examination {
public:
    void good(std::string_view what, const std::string& found) { line("ok  ", what, found, ""); }
    void off(std::string_view what, const std::string& found, const std::string& mend)
    {
        line("off ", what, found, mend);
    }
    // `written`: what the mend says to write, word for word.
    void warn(std::string_view what, const std::string& found, const std::string& mend,
              const std::vector<std::string>& written = {})
    {
        line("warn", what, found, mend);
        for (const auto& one : written)
            terminal_.line(fmt::format("        {}", one));
    }
    void fail(std::string_view what, const std::string& found, const std::string& mend)
    {
        failed_ = true;
        line("FAIL", what, found, mend);
    }
    // Runs a check; what it throws is a failure.
    void check(std::string_view what, const std::string& mend, const std::function<void()>& look)
    {
        try {
            look();
        } catch (const std::exception& fault) {
            fail(what, fault.what(), mend);
        }
    }
    [[nodiscard]] int status() const { return failed_ ? 1 : 0; }

private:
    void line(const char* mark, std::string_view what, const std::string& found, const std::string& mend)
    {
        terminal_.line(fmt::format("{}  {:<15} {}{}{}", mark, what, shown(found), mend.empty() ? "" : " → ", mend));
    }
    Terminal terminal_;
    bool failed_ = false;
};

// The doctor's look at the running daemon: which ways of watching are open, and who goes past them.
void look_at_watching(Examination&, const Config&);

}
