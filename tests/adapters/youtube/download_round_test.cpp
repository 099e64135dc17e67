// SPDX-License-Identifier: MIT
#include "adapters/youtube/download_round.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "tests/adapters/youtube/kept_progress.hpp"
#include <fstream>
#include <gmock/gmock.h>

using namespace topfive;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

class DownloadRoundTest : public testing::Test {
protected:
    [[nodiscard]] std::vector<Pick> staged() const
    {
        std::vector<Pick> all;
        for (const char* id : {"aaaaaaaaaa1", "aaaaaaaaaa2", "aaaaaaaaaa3"}) {
            Pick pick;
            pick.download = static_cast<std::int64_t>(all.size()) + 1;
            pick.candidate.id = id;
            pick.folder = staging.path() / std::to_string(pick.download);
            all.push_back(pick);
        }
        return all;
    }

    void file(const std::string& name) const { std::ofstream(work.path() / name) << "sound"; }
    [[nodiscard]] std::vector<Failure::Kind> failures() const
    {
        std::vector<Failure::Kind> kinds;
        for (const auto& fetched : told)
            if (fetched.failure)
                kinds.push_back(fetched.failure->kind);
        return kinds;
    }

    TemporaryDirectory work;
    TemporaryDirectory staging;
    KeptProgress progress;
    std::vector<Pick> picks = staged();
    std::vector<Fetched> told;
    std::function<void(const Fetched&)> done = [this](const Fetched& fetched) { told.push_back(fetched); };
    DownloadRound round{{&picks[0], &picks[1], &picks[2]}, work.path(), progress, done};
};

}

TEST_F(DownloadRoundTest, HandsOverEachFileInItsOwnFolder)
{
    file("aaaaaaaaaa1.opus");
    round.read(R"(@BEGIN {"id": "aaaaaaaaaa1"})");
    round.read(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "/anywhere/aaaaaaaaaa1.opus"})");

    ASSERT_THAT(told, SizeIs(1));
    EXPECT_FALSE(told[0].failure);
    EXPECT_EQ(told[0].file, staging.path() / "1/aaaaaaaaaa1.opus");
    EXPECT_TRUE(exists(told[0].file));
    EXPECT_TRUE(round.any_whole());
    EXPECT_THAT(round.unsettled(), SizeIs(2));
}

TEST_F(DownloadRoundTest, ReportsBytesSpeedAndStage)
{
    round.read(R"(@BEGIN {"id": "aaaaaaaaaa2"})");
    round.read(
        R"(@DL {"id": "aaaaaaaaaa2", "progress": {"status": "downloading", "downloaded_bytes": 5, "total_bytes": 10, "speed": 2.5}})");
    round.read(
        R"(@DL {"id": "aaaaaaaaaa2", "progress": {"status": "finished", "downloaded_bytes": 10, "total_bytes": 10}})");

    ASSERT_THAT(progress.reports, SizeIs(3));
    EXPECT_EQ(progress.reports[0].stage, Stage::downloading);
    EXPECT_EQ(progress.reports[1].download, 2);
    EXPECT_EQ(progress.reports[1].bytes, 5U);
    EXPECT_EQ(progress.reports[1].speed, 2.5);
    EXPECT_EQ(progress.reports[2].stage, Stage::converting);
    EXPECT_EQ(progress.reports[2].share(), 1.0);
}

TEST_F(DownloadRoundTest, FailsTheVideoThatAnErrorNamesAndElseTheOneItIsAt)
{
    round.read("ERROR: [youtube] aaaaaaaaaa1: Private video");
    round.read(R"(@BEGIN {"id": "aaaaaaaaaa2"})");
    round.read("ERROR: unable to download video data: HTTP Error 404: Not Found");

    EXPECT_THAT(failures(), ElementsAre(Failure::Kind::candidate, Failure::Kind::passing));
    EXPECT_EQ(told[1].download, 2);
    EXPECT_FALSE(round.general());
    EXPECT_EQ(round.fault(), "unable to download video data: HTTP Error 404: Not Found");
}

TEST_F(DownloadRoundTest, TakesAQuietEndForTooLarge)
{
    round.read("ERROR: [youtube] aaaaaaaaaa1: Private video");
    round.close({Ending::How::exited, 1});

    EXPECT_THAT(failures(), ElementsAre(Failure::Kind::candidate, Failure::Kind::too_large, Failure::Kind::too_large));
    EXPECT_THAT(round.unsettled(), IsEmpty());
}

TEST_F(DownloadRoundTest, TellsWhatACrashSaid)
{
    round.read("Traceback (most recent call last):");
    round.read("ImportError: no such thing");
    round.close({Ending::How::exited, 1});

    ASSERT_THAT(failures(), ElementsAre(Failure::Kind::passing, Failure::Kind::passing, Failure::Kind::passing));
    EXPECT_EQ(told[0].failure->text, "yt-dlp ended with status 1: ImportError: no such thing");
}

TEST_F(DownloadRoundTest, BlamesAKillOnTheVideoItWasAt)
{
    round.read(R"(@BEGIN {"id": "aaaaaaaaaa2"})");
    round.close({Ending::How::killed, 9});

    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].download, 2);
    EXPECT_EQ(told[0].failure->text, "yt-dlp was killed by signal 9");
    EXPECT_THAT(round.unsettled(), SizeIs(2));
}

TEST_F(DownloadRoundTest, SettlesNothingWhenStopped)
{
    round.close({Ending::How::stopped, 15});

    EXPECT_THAT(told, IsEmpty());
    EXPECT_THAT(round.unsettled(), SizeIs(3));
}

TEST_F(DownloadRoundTest, EndsWhenYouTubeWantsRest)
{
    round.read("ERROR: [youtube] aaaaaaaaaa1: Sign in to confirm you’re not a bot.");
    round.read("ERROR: [youtube] aaaaaaaaaa2: Private video");

    ASSERT_TRUE(round.general());
    EXPECT_TRUE(round.general()->concerns_all());
    EXPECT_THAT(told, IsEmpty());
}

TEST_F(DownloadRoundTest, EndsWhenTheDiskIsFull)
{
    round.read(R"(@BEGIN {"id": "aaaaaaaaaa1"})");
    round.read("ERROR: unable to write data: [Errno 28] No space left on device");

    EXPECT_THAT(failures(), ElementsAre(Failure::Kind::local));
    EXPECT_TRUE(round.general());
    EXPECT_THAT(round.unsettled(), SizeIs(2));
}

TEST_F(DownloadRoundTest, DoesNotTakeAMissingFileForWhole)
{
    round.read(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "aaaaaaaaaa1.opus"})");

    EXPECT_THAT(failures(), ElementsAre(Failure::Kind::local));
    EXPECT_FALSE(round.any_whole());
}

TEST_F(DownloadRoundTest, SettlesEachOnce)
{
    round.read("ERROR: [youtube] aaaaaaaaaa1: Private video");
    round.read("ERROR: [youtube] aaaaaaaaaa1: Private video");
    round.read(R"(@DONE {"id": "aaaaaaaaaa1", "filepath": "aaaaaaaaaa1.opus"})");
    round.read(R"(@DONE {"id": "bbbbbbbbbb1", "filepath": "bbbbbbbbbb1.opus"})");

    EXPECT_THAT(told, SizeIs(1));
}
