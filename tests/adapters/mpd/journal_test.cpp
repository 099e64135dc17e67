// SPDX-License-Identifier: MIT
#include "adapters/mpd/journal.hpp"

#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "adapters/mpd/own_connections.hpp"
#include "plugin/errors.hpp"
#include "tests/adapters/mpd/listening_loop.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <optional>

namespace topfive {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

// systemd-journal-remote writes journal files from a text form. Debian has it in a package of that name.
std::optional<fs::path> journal_writer()
{
    const char* named = std::getenv("TOPFIVE_JOURNAL_WRITER");
    const fs::path path = named ? named : "/lib/systemd/systemd-journal-remote";
    return fs::exists(path) ? std::optional(path) : std::nullopt;
}

struct Journaled : ListeningLoop {
    TemporaryDirectory folder;
    OwnConnections own;
    int written = 0;

    JournalOptions options() const { return {"mpd.service", folder.path(), std::chrono::milliseconds(50)}; }

    void write(std::string_view unit_field, std::string_view message)
    {
        const auto text = folder.path() / "message.export";
        std::ofstream out(text, std::ios::binary | std::ios::trunc);
        out << fmt::format("__REALTIME_TIMESTAMP={0}\n__MONOTONIC_TIMESTAMP={0}\n"
                           "_BOOT_ID=0123456789abcdef0123456789abcdef\n{1}\nMESSAGE\n",
                           1700000000000000 + ++written, unit_field);
        const auto length = static_cast<std::uint64_t>(message.size()); // little-endian, as this machine is
        out.write(reinterpret_cast<const char*>(&length), sizeof length);
        out << message << "\n\n";
        out.close();
        const Command command{
            {journal_writer()->string(), "-o", (folder.path() / "system.journal").string(), text.string()}};
        ASSERT_TRUE(run_program(command, [](std::string_view) {}, {}, {}).clean());
    }
};

TEST(Journal, HearsMpdsMessagesFromItsEndOn)
{
    if (!journal_writer())
        GTEST_SKIP() << "needs systemd-journal-remote";
    Journaled journal;
    journal.write("_SYSTEMD_UNIT=mpd.service", "client: [2] process command \"search artist old\"");
    const Journal listening(journal.loop, journal.options(), journal.own, journal.sink());
    journal.write("_SYSTEMD_UNIT=other.service", "client: [2] process command \"search artist other\"");
    journal.write("_SYSTEMD_UNIT=mpd.service", "client: [2] process command \"password hunter2\"");
    journal.write("_SYSTEMD_UNIT=mpd.service", "client: [2] process command \"search artist \xe9\"");
    journal.write("_SYSTEMD_USER_UNIT=mpd.service", R"~(client: [127.0.0.1:1] process command "search any \"x\"")~");
    EXPECT_TRUE(journal.hear(2));
    EXPECT_THAT(journal.heard, ElementsAre("2 search artist \xe9", "127.0.0.1:1 search any \"x\""));
    EXPECT_EQ(listening.commands(), 2U);
    EXPECT_EQ(listening.trouble(), "");
}

TEST(Journal, BeginsWithTheFirstMessageOfAnEmptyOne)
{
    if (!journal_writer())
        GTEST_SKIP() << "needs systemd-journal-remote";
    Journaled journal;
    const Journal listening(journal.loop, journal.options(), journal.own, journal.sink());
    journal.write("_SYSTEMD_UNIT=mpd.service", "client: [2] opened from 127.0.0.1:1");
    EXPECT_TRUE(journal.hear(1));
    EXPECT_THAT(journal.heard, ElementsAre("2 opened"));
}

TEST(Journal, SaysWhenItCannotBeOpened)
{
    Journaled journal;
    auto options = journal.options();
    options.folder /= "nowhere";
    EXPECT_THROW(Journal(journal.loop, options, journal.own, journal.sink()), Fault);
}

}
}
