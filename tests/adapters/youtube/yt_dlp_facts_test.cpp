// SPDX-License-Identifier: MIT
#include "adapters/youtube/yt_dlp_facts.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_clock.hpp"
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

using namespace topfive;
using namespace std::chrono_literals;
using testing::HasSubstr;

namespace {

class YtDlpFactsTest : public testing::Test {
protected:
    ~YtDlpFactsTest() override { ::setenv("PATH", path.c_str(), 1); }
    void program(const std::string& name, const std::string& script) const
    {
        std::ofstream(folder.path() / name) << "#!/bin/sh\n" << script << "\n";
        permissions(folder.path() / name, std::filesystem::perms::owner_all);
    }
    [[nodiscard]] YtDlpFacts inspected() const
    {
        return inspect_yt_dlp((folder.path() / "yt-dlp").native(), clock, {});
    }

    const std::string path = std::getenv("PATH");
    TemporaryDirectory folder;
    FakeClock clock; // 2026-01-01
};

}

TEST_F(YtDlpFactsTest, TellsVersionAndAge)
{
    program("yt-dlp", "echo 2025.12.22.1");
    const auto facts = inspected();

    EXPECT_EQ(facts.version, "2025.12.22.1");
    EXPECT_EQ(facts.age, std::chrono::days(10));
}

TEST_F(YtDlpFactsTest, FindsTheJavaScriptRuntimeThatYtDlpPrefers)
{
    program("yt-dlp", "echo 2025.12.22");
    ::setenv("PATH", folder.path().c_str(), 1);
    EXPECT_EQ(inspected().javascript, "");
    program("qjs", "");
    EXPECT_EQ(inspected().javascript, "quickjs");
    EXPECT_FALSE(inspected().javascript_is_default());
    program("deno", "");
    EXPECT_EQ(inspected().javascript, "deno");
    EXPECT_TRUE(inspected().javascript_is_default());
}

TEST_F(YtDlpFactsTest, SaysWhatIsWrong)
{
    program("yt-dlp", "echo 'python3: not found' >&2; exit 127");
    try {
        (void)inspected();
        FAIL() << "no exception";
    } catch (const Unavailable& unavailable) {
        EXPECT_THAT(unavailable.what(), HasSubstr("it ended with status 127: python3: not found"));
    }
    EXPECT_THROW((void)inspect_yt_dlp("no-such-yt-dlp", clock, {}), Unavailable);
}

TEST(ReleaseDay, IsReadFromTheVersion)
{
    EXPECT_EQ(release_day("2023.03.04"), std::chrono::sys_days(2023y / 3 / 4));
    EXPECT_EQ(release_day("2026.08.19.232815"), std::chrono::sys_days(2026y / 8 / 19));
    EXPECT_EQ(release_day("2026.08.19@nightly"), std::chrono::sys_days(2026y / 8 / 19));
    EXPECT_FALSE(release_day("2026.13.19"));
    EXPECT_FALSE(release_day("2026-08-19"));
    EXPECT_FALSE(release_day("20x6.08.19"));
    EXPECT_FALSE(release_day("v1"));
}
