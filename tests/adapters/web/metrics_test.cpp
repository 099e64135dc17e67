// SPDX-License-Identifier: MIT
#include "adapters/web/metrics.hpp"

#include <gmock/gmock.h>
#include <map>
#include <regex>
#include <sstream>
#include <string>

namespace topfive {
namespace {

using ::testing::HasSubstr;

Status status()
{
    Status one;
    one.version = "0.1.0";
    one.mpd.songs = 1234;
    one.waiting = 7;
    one.downloads = {1, 2, 3, 4};
    one.proxy = {{"[::1]:6601", 5, {}, {}, 50, 6, 1000, 2000}};
    one.providers = {{"dee\"zer\\\n", "failing", {}, "500", 9}};
    one.sources = {{"youtube", "ok", {}, "", 0}};
    one.dropped_searches = 11;
    one.back_restarts = 12;
    return one;
}

// Prometheus' text format as its documentation has it: HELP, TYPE, then samples of that family and no other, once each.
void expect_well_formed(const std::string& text)
{
    static const std::regex sample(
        R"re(([a-z_][a-z0-9_]*)(\{([a-z_]+="([^"\\\n]|\\[\\n"])*",?)+\})? ([-+0-9.e]+|\+Inf))re");
    std::map<std::string, std::string> families;
    std::map<std::string, int> series;
    std::string family, line;
    std::istringstream lines(text);
    ASSERT_EQ(text.back(), '\n');
    while (std::getline(lines, line)) {
        std::smatch found;
        if (line.starts_with("# HELP ")) {
            family = line.substr(7, line.find(' ', 7) - 7);
            EXPECT_FALSE(families.contains(family)) << line;
            families[family] = "";
        } else if (line.starts_with("# TYPE " + family + " ")) {
            families[family] = line.substr(8 + family.size());
            EXPECT_EQ(families[family] == "counter", family.ends_with("_total")) << line;
        } else if (std::regex_match(line, found, sample)) {
            const std::string name = found[1];
            const bool histogram = families[family] == "histogram";
            EXPECT_TRUE(name == family || (histogram && (name == family + "_bucket" || name == family + "_sum" ||
                                                         name == family + "_count")))
                << line;
            EXPECT_EQ(++series[line.substr(0, line.rfind(' '))], 1) << line;
        } else {
            ADD_FAILURE() << line;
        }
    }
}

TEST(Metrics, TellEveryFigureInPrometheusForm)
{
    Tally tally;
    tally.came(1, DownloadState::downloading);
    tally.came(1, DownloadState::completed);
    tally.ended(std::chrono::seconds(4));
    tally.ended(std::chrono::hours(9));
    const auto text = metrics_text(status(), tally.counts());
    expect_well_formed(text);
    for (const char* line :
         {"topfive_build_info{version=\"0.1.0\"} 1\n", "topfive_library_songs 1234\n", "topfive_queue_depth 7\n",
          "topfive_downloads_total{state=\"completed\"} 1\n", "topfive_downloads_in_state{state=\"error\"} 4\n",
          "topfive_proxy_bytes_total{listen=\"[::1]:6601\",to=\"clients\"} 2000\n",
          "topfive_proxy_connections_total{listen=\"[::1]:6601\"} 50\n",
          "topfive_provider_errors_total{provider=\"dee\\\"zer\\\\\\n\",kind=\"metadata\"} 9\n",
          "topfive_fetch_duration_seconds_bucket{le=\"2\"} 0\n", "topfive_fetch_duration_seconds_bucket{le=\"5\"} 1\n",
          "topfive_fetch_duration_seconds_bucket{le=\"1800\"} 1\n",
          "topfive_fetch_duration_seconds_bucket{le=\"+Inf\"} 2\n", "topfive_fetch_duration_seconds_count 2\n",
          "topfive_dropped_searches_total 11\n", "topfive_back_restarts_total 12\n"})
        EXPECT_THAT(text, HasSubstr(line));
}

TEST(Tally, CountsAStateOnceAndTimesTheStages)
{
    Tally tally;
    tally.came(1, DownloadState::pending);
    tally.came(1, DownloadState::downloading);
    for (const auto stage : {Stage::searching, Stage::downloading, Stage::converting, Stage::verifying, Stage::tagging})
        tally.reported({1, stage, 0, 0, 0});
    tally.came(1, DownloadState::downloading); // placed
    tally.came(1, DownloadState::completed);
    tally.came(2, DownloadState::downloading);
    tally.reported({2, Stage::downloading, 0, 0, 0});
    tally.came(2, DownloadState::error);
    tally.reported({3, Stage::verifying, 0, 0, 0}); // nobody's
    const auto counts = tally.counts();
    EXPECT_THAT(counts.downloads, ::testing::ElementsAre(1, 2, 1, 1));
    EXPECT_EQ(counts.download.count, 1U);
    EXPECT_EQ(counts.verify.count, 1U);
}

}
}
