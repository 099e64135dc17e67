// SPDX-License-Identifier: MIT
#include "config/load.hpp"
#include "config/scalars.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string mistake(const std::string& text)
{
    try {
        (void)load_text(text, "topfive.yaml");
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "no mistake";
}

TEST(Config, NoFileIsTheDefaults)
{
    const Config config = load_text("", "");

    EXPECT_EQ(config.top.count, 5U);
    EXPECT_EQ(config.watch.settle, 2500ms);
    EXPECT_EQ(config.watch.proxy.at(0).listen, "127.0.0.1:6601");
    EXPECT_FALSE(config.data_directory.empty());
}

TEST(Config, TheShippedFileSaysTheDefaults)
{
    std::ifstream file(TOPFIVE_SOURCE_DIR "/config/topfive.yaml");
    std::stringstream text;
    text << file.rdbuf();

    EXPECT_EQ(effective(load_text(text.str(), "topfive.yaml")), effective(load_text("", "")));
}

TEST(Config, TheShippedFileNamesEveryKey)
{
    std::ifstream file(TOPFIVE_SOURCE_DIR "/config/topfive.yaml");
    std::stringstream text;
    text << file.rdbuf();
    std::istringstream lines(effective(load_text("", "")));
    for (std::string line; std::getline(lines, line);) {
        const auto from = line.find_first_not_of(" -{");
        const auto key = line.substr(from, line.find(':', from) - from);
        EXPECT_THAT(text.str(), HasSubstr(key + ":")) << key;
    }
}

TEST(Config, TheEffectiveConfigurationReadsBackAsItself)
{
    const auto text =
        effective(load_text("{mode: observe, watch: {radio: on, proxy: []}, sources: [{folder: /m}, youtube],"
                            " library: {mode: 0600}, download: {quota: 0, max_size: 1500kB}}",
                            "topfive.yaml"));
    EXPECT_EQ(effective(load_text(text, "effective")), text);
}

TEST(Config, TakesEveryKindOfValue)
{
    const Config config = load_text(R"(
mode: observe
watch: {settle: 1.5s, repeat: 7d, queue: off, browse: dwell, radio: yes, proxy: [{listen: "[::1]:6601", connect: "[::1]:6600"}]}
metadata: {providers: [itunes], itunes: {country: GB, url: "http://127.0.0.1:7000/"}}
sources: [{folder: /mnt/archive}, youtube]
youtube: {pause: 0s, extra_args: [--proxy, "socks5://127.0.0.1"]}
download: {max_size: 1.5GB, quota: 0}
library: {mode: 0640, same_recording: fetch}
)",
                                    "topfive.yaml");
    EXPECT_EQ(config.mode, Config::Mode::observe);
    EXPECT_EQ(config.watch.settle, 1500ms);
    EXPECT_EQ(config.watch.repeat, 7 * 24h);
    EXPECT_EQ(config.watch.queue, Config::Watch::Queue::off);
    EXPECT_EQ(config.watch.browse, Config::Watch::Browse::dwell);
    EXPECT_TRUE(config.watch.radio);
    EXPECT_EQ(config.watch.proxy.at(0).connect, "[::1]:6600");
    EXPECT_EQ(config.metadata.itunes.url, "http://127.0.0.1:7000");
    EXPECT_EQ(config.sources.at(0).folder, "/mnt/archive");
    EXPECT_THAT(config.youtube.extra_args, ElementsAre("--proxy", "socks5://127.0.0.1"));
    EXPECT_EQ(config.youtube.pause, 0s);
    EXPECT_EQ(config.download.max_size, 1'500'000'000U);
    EXPECT_EQ(config.download.quota, 0U);
    EXPECT_EQ(config.library.mode, 0640U);
}

TEST(Config, OffNoAndFalseAreOne)
{
    for (const char* off : {"off", "no", "false"}) {
        const auto config =
            load_text(std::string("watch: {queue: ") + off + ", browse: " + off + ", radio: " + off + "}", "");
        EXPECT_EQ(config.watch.queue, Config::Watch::Queue::off);
        EXPECT_FALSE(config.watch.radio);
    }
}

TEST(Config, NamesFileLineAndKeyOfAMistakeAndTheMend)
{
    EXPECT_EQ(mistake("mode: fetch\nwatch:\n  setle: 2s\n"),
              "topfive.yaml:3: watch.setle: unknown key; did you mean settle?");
    EXPECT_THAT(mistake("watch:\n  settle: 5\n"),
                AllOf(HasSubstr("topfive.yaml:2: watch.settle"), HasSubstr("with a unit")));
    EXPECT_THAT(mistake("top: {count: many}"), AllOf(HasSubstr(":1: top.count"), HasSubstr("1 to 50")));
    EXPECT_THAT(mistake("top: {count: 0}"), HasSubstr("1 to 50"));
    EXPECT_THAT(mistake("top: 5"), HasSubstr("top: keys with values"));
    EXPECT_THAT(mistake("mode: fetsch"), HasSubstr("fetch or observe"));
    EXPECT_THAT(mistake("download:\n\n  max_size: big\n"), HasSubstr(":3: download.max_size"));
    EXPECT_THAT(mistake("library: {mode: 0999}"), HasSubstr("octal"));
    EXPECT_THAT(mistake("mode: ["), HasSubstr("is no YAML"));
    EXPECT_THAT(mistake("- a list"), HasSubstr("keys with values"));
    EXPECT_THAT(mistake("mode: fetch\nmode: observe\n"), HasSubstr(":2: mode: this key stands here twice"));
    EXPECT_THAT(mistake("metadata: {providers: [tidal]}"), HasSubstr("tidal"));
    EXPECT_THAT(mistake("metadata: {deezer: {url: ftp://x}}"), HasSubstr("metadata.deezer.url"));
    EXPECT_THAT(mistake("library: {path: '../{title}'}"), HasSubstr("library.path"));
    EXPECT_THAT(mistake("sources: [spotify]"), HasSubstr("spotify"));
    EXPECT_THAT(mistake("watch: {channel: 'two words'}"), HasSubstr("watch.channel"));
}

TEST(Config, TakesOneDocument)
{
    EXPECT_THAT(mistake("# mine\n---\nmode: observe\n...\n"), HasSubstr("no mistake"));
    EXPECT_THAT(mistake("%YAML 1.2\n---\nmode: observe\n"), HasSubstr("no mistake"));
    EXPECT_THAT(mistake("mode: observe\n---\nmode: fetch\n"), HasSubstr("topfive.yaml:2: a second YAML document"));
    EXPECT_THAT(mistake("mode: observe\n...\nmode: fetch\n"), HasSubstr("topfive.yaml:3: a second YAML document"));
    EXPECT_THAT(mistake("!!mo,$eo"),
                HasSubstr("keys with values are wanted here")); // yaml-cpp's LoadAll never ends here
}

TEST(Config, KeepsSocketsAndTcpApart)
{
    EXPECT_THAT(mistake("watch: {proxy: [{listen: '127.0.0.1:6601', connect: /run/mpd/socket}]}"),
                HasSubstr("a socket to a socket"));
    EXPECT_THAT(mistake("watch: {proxy: [{listen: /run/a, connect: /run/b}]}"), HasSubstr("no mistake"));
    EXPECT_THAT(mistake("watch: {proxy: [{listen: '127.0.0.1:6600', connect: '127.0.0.1:6600'}]}"),
                HasSubstr("itself"));
}

TEST(Config, AnAddressThatOthersReachNeedsAToken)
{
    EXPECT_THAT(mistake("http: {listen: '0.0.0.0:6690'}"), HasSubstr("needs http.token"));
    EXPECT_THAT(mistake("http: {listen: '0.0.0.0:6690', token: x}"), HasSubstr("no mistake"));
    EXPECT_THAT(mistake("http: {listen: ''}"), HasSubstr("no mistake"));
}

TEST(Config, ReadsASecretFromAFileAndNeverShowsIt)
{
    const std::string file = ::testing::TempDir() + "/topfive-secret";
    std::ofstream(file) << "hunter2\n";
    const Config config = load_text("mpd: {password: {file: " + file + "}}", "topfive.yaml");

    EXPECT_EQ(config.mpd.password, "hunter2");
    EXPECT_THAT(effective(config), Not(HasSubstr("hunter2")));
    EXPECT_THAT(mistake("mpd: {password: {file: /nonexistent}}"), HasSubstr("/nonexistent cannot be read"));
    EXPECT_THAT(mistake("mpd: {password: {file: /dev/zero}}"), HasSubstr("/dev/zero is no secret"));
    EXPECT_THAT(mistake("mpd: {password: {file: /tmp}}"), HasSubstr("mpd.password"));
}

TEST(Config, ANamedFileMustExist)
{
    EXPECT_THROW((void)config_file("/nonexistent/topfive.yaml"), ConfigError);
}

TEST(Scalars, ReadWhatTheyWrite)
{
    for (const auto duration : {0ms, 500ms, 2500ms, 900000ms, 604800000ms})
        EXPECT_EQ(duration_of(text_of(duration)), duration);
    EXPECT_EQ(duration_of("-1s"), std::nullopt);
    EXPECT_EQ(duration_of("1e9s"), std::nullopt);
    EXPECT_EQ(duration_of("nan"), std::nullopt);
    EXPECT_EQ(duration_of("99999999999999d"), std::nullopt);
    EXPECT_EQ(size_of("60MB"), 60'000'000U);
    EXPECT_EQ(size_of("60"), std::nullopt);
    EXPECT_EQ(size_text(60'000'000), "60MB");
}

}
}
