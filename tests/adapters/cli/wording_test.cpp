// SPDX-License-Identifier: MIT
#include "adapters/cli/wording.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <time.h>

namespace topfive {
namespace {

TEST(Wording, NoNameSteersATerminal)
{
    EXPECT_EQ(shown("\x1b[31mred\x1b[0m"), "[31mred[0m");
    EXPECT_EQ(shown("two\nlines\r"), "two lines");
    EXPECT_EQ(shown("\xc2\x9b"
                    "31m"),
              "31m");
    EXPECT_EQ(shown("a\xff"
                    "b"),
              "a\xef\xbf\xbd"
              "b");
    EXPECT_EQ(shown("Кино"), "Кино");
}

TEST(Wording, CountsTheColumnsThatATerminalTakes)
{
    EXPECT_EQ(columns("Pulp"), 4U);
    EXPECT_EQ(columns("Кино"), 4U);
    EXPECT_EQ(columns("きゃりー"), 8U);
    EXPECT_EQ(columns("e\xcc\x81"), 1U); // a combining accent
    EXPECT_EQ(columns(""), 0U);
}

TEST(Wording, FitsATextIntoItsColumns)
{
    EXPECT_EQ(fitted("Pulp", 6), "Pulp  ");
    EXPECT_EQ(fitted("Common People", 6), "Commo…");
    EXPECT_EQ(fitted("きゃりー", 6), "きゃ… ");
    EXPECT_EQ(fitted("きゃりー", 8), "きゃりー");
    EXPECT_EQ(fitted("\xff\xff\xff", 2), "\xff…");
    EXPECT_EQ(shortened("Pulp", 6), "Pulp");
    EXPECT_EQ(fitted("Pulp", 0), "");
}

TEST(Wording, BreaksALineBetweenItsWords)
{
    EXPECT_EQ(wrapped("one two three", 80, 4), "one two three");
    EXPECT_EQ(wrapped("one two three", 7, 2), "one two\n  three");
    EXPECT_EQ(wrapped("  one  two", 6, 2), "  one\n  two");
    EXPECT_EQ(wrapped("きゃ りー", 6, 1), "きゃ\n りー");
    EXPECT_EQ(wrapped("averylongword two", 5, 2), "averylongword\n  two");
    EXPECT_EQ(wrapped("", 5, 2), "");
    EXPECT_EQ(wrapped("one ", 3, 2), "one\n  ");
}

TEST(Wording, DrawsAShareAsABar)
{
    EXPECT_EQ(bar(0, 10), "[........]");
    EXPECT_EQ(bar(0.5, 10), "[####....]");
    EXPECT_EQ(bar(1, 10), "[########]");
    EXPECT_EQ(bar(7, 10), "[########]");
    EXPECT_EQ(bar(-1, 4), "[..]");
    EXPECT_EQ(bar(1, 1), "[]");
}

TEST(Wording, SaysSizesAndTimesAsPeopleDo)
{
    EXPECT_EQ(size_words(999), "999 B");
    EXPECT_EQ(size_words(12'345'678), "12.3 MB");
    EXPECT_EQ(size_words(5e12), "5000.0 GB");
    EXPECT_EQ(clock_words(5), "0:05");
    EXPECT_EQ(clock_words(65.4), "1:05");
    EXPECT_EQ(clock_words(7265), "2:01:05");
    EXPECT_EQ(clock_words(-3), "0:00");
}

TEST(Wording, SaysHowLongAgoToTheNearestWord)
{
    using namespace std::chrono;
    EXPECT_EQ(span_words(seconds(12)), "12 s");
    EXPECT_EQ(span_words(minutes(59) + seconds(40)), "1 h");
    EXPECT_EQ(span_words(hours(23) + minutes(59)), "1 day");
    EXPECT_EQ(span_words(days(200)), "200 days");
    const system_clock::time_point now = sys_days(2026y / November / 25);
    EXPECT_EQ(distance_words(now + days(7) - seconds(2), now), "in 7 days");
    EXPECT_EQ(distance_words(now - hours(3), now), "3 h ago");
    EXPECT_EQ(distance_words(now - seconds(59), now), "just now");
    EXPECT_EQ(distance_words(now + seconds(5), now), "in a moment");
    EXPECT_EQ(distance_words(now - days(40), now), "on 2026-10-16");
}

TEST(Wording, TellsTimesOfTheDayHere)
{
    ::setenv("TZ", "UTC-1", 1); // an hour east of Greenwich
    ::tzset();
    EXPECT_EQ(local_time("2026-11-24T17:30:05.120Z"), "2026-11-24 18:30:05");
    EXPECT_EQ(local_time("soon"), "soon");
    ::unsetenv("TZ");
    ::tzset();
}

}
}
