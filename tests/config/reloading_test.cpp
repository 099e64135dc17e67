// SPDX-License-Identifier: MIT
#include "config/load.hpp"
#include "config/reloading.hpp"

#include <gmock/gmock.h>

namespace topfive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NeedRestart, NamesTheFoundationsThatChanged)
{
    const auto running = load_text("", "");
    EXPECT_THAT(need_restart(running, load_text("mode: observe", "")), IsEmpty());
    EXPECT_THAT(need_restart(running, load_text("{mpd: {password: x}, http: {token: x}, data_directory: /x,"
                                                " watch: {proxy: []}}",
                                                "")),
                ElementsAre("mpd", "watch.proxy", "http", "data_directory"));
}

TEST(NeedRestart, TheRestOfAChangedFileIsTakenOver)
{
    const auto running = load_text("", "");
    const auto taken = with_foundation_of(running, load_text("{mode: observe, http: {token: x}}", ""));
    EXPECT_EQ(taken.mode, Config::Mode::observe);
    EXPECT_EQ(taken.http.token, "");
    EXPECT_THAT(need_restart(running, taken), IsEmpty());
}

}
}
