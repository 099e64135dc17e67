// SPDX-License-Identifier: MIT
#include "plugin/watching/observer.hpp"
#include "plugin/watching/typed_text.hpp"
#include "tests/fuzz/expect.hpp"

#include <cstdint>

namespace {

using namespace topfive;

void check(const Observer::Intents& intents, const Observer& observer, Observer::Time now)
{
    for (const auto& intent : intents) {
        expect(intent.at <= now, "nothing counts before its time");
        expect(long_enough(intent.text, {}) && is_utf8(intent.text), "what counts was worth typing");
        expect(!intent.field.empty(), "it has a field");
    }
    expect(!observer.next_deadline() || *observer.next_deadline() > now, "nothing is overdue");
}

}

// Lines, each behind two signs: which connection, and tenths of a second since the last one. A line of '!' is refused,
// an empty one is the connection's end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    Observing options;
    options.browse = Observing::Browse::dwell;
    options.connections = 3;
    Observer observer(options);
    Observer::Time now{};
    while (rest.size() > 2) {
        const auto connection = rest.substr(0, 1);
        now += std::chrono::milliseconds(100) * static_cast<unsigned char>(rest[1]);
        rest.remove_prefix(2);
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.empty())
            check(observer.closed(connection, now), observer, now);
        else if (line == "!")
            check(observer.refused(connection, now), observer, now);
        else
            check(observer.line(connection, line, now), observer, now);
        expect(observer.connections() <= 3, "connections are bounded");
    }
    check(observer.advance(now + std::chrono::hours(1)), observer, now + std::chrono::hours(1));
    expect(!observer.next_deadline(), "everything counts in the end");
    return 0;
}
