// SPDX-License-Identifier: MIT
#include "plugin/watching/mpd_filter.hpp"
#include "plugin/watching/search_subject.hpp"
#include "plugin/watching/typed_text.hpp"
#include "tests/fuzz/expect.hpp"

#include <cstdint>

// The arguments of a search, parted by line feeds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace topfive;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::vector<std::string> arguments;
    while (!rest.empty()) {
        const auto argument = rest.substr(0, rest.find('\n'));
        arguments.emplace_back(argument);
        rest.remove_prefix(std::min(rest.size(), argument.size() + 1));
    }
    const auto selection = parse_selection(std::move(arguments), true);
    if (!selection)
        return 0;
    std::size_t group = 0;
    for (const auto& leaf : selection->leaves) {
        expect(leaf.group == group || leaf.group == group + 1 || leaf.group == 0, "groups are numbered in order");
        group = leaf.group;
    }
    if (const auto subject = subject_of(selection->leaves)) {
        expect(!subject->text.empty() && is_utf8(subject->text), "a subject's text is UTF-8");
        expect(is_utf8(subject->title), "so is its title");
        expect(rank_of(subject->field).has_value(), "its field is one that names something");
    }
    return 0;
}
