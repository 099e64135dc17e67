// SPDX-License-Identifier: MIT
#include "adapters/archive/folder_source.hpp"
#include "adapters/files/taglib_tagger.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include "plugin/errors.hpp"
#include "plugin/fetching/best_match.hpp"
#include "tests/fakes/fake_shelf.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace fs = std::filesystem;

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Recording babies()
{
    Recording recording;
    recording.id = "deezer:1";
    recording.title = "Babies";
    recording.artists = {"Pulp"};
    recording.length = 3s;
    return recording;
}

class Archive : public testing::Test {
protected:
    // A tone of three seconds; tags as "NAME=value".
    fs::path sing(const std::string& path, const std::vector<std::string>& tags, const std::string& codec = "flac")
    {
        const auto file = folder.path() / path;
        fs::create_directories(file.parent_path());
        Command sing;
        sing.argv = {"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=duration=3", "-c:a", codec};
        for (const auto& tag : tags)
            sing.argv.insert(sing.argv.end(), {"-metadata", tag});
        sing.argv.push_back("file:" + file.string());
        const auto ignore = [](std::string_view) {};
        EXPECT_TRUE(run_program(sing, ignore, ignore, {}).clean());
        return file;
    }
    std::vector<Candidate> search(const Recording& wanted)
    {
        std::vector<Candidate> found;
        source.search(std::vector{wanted}, {}, [&](std::size_t place, const std::vector<Candidate>& offered) {
            EXPECT_EQ(place, 0U);
            found = offered;
        });
        return found;
    }
    Fetched fetch(const Candidate& candidate)
    {
        const Pick pick{7, candidate, staging.path()};
        Fetched result;
        source.fetch(std::span(&pick, 1), {}, [&](const Fetched& fetched) { result = fetched; });
        return result;
    }

    TemporaryDirectory folder, staging;
    NoProgress progress;
    FolderSource source{{.folder = folder.path(), .max_size = 1'000'000}, progress};
};

TEST_F(Archive, OffersTheRecordingAndItsOtherVersionsWhichTheComparisonTellsApart)
{
    const auto studio = sing("Pulp/His 'n' Hers/02 Babies.flac", {"artist=Pulp", "title=Babies", "album=His 'n' Hers"});
    sing("Pulp/Live/Babies.flac", {"artist=Pulp", "title=Babies (Live)"});
    sing("Pulp/Common People.flac", {"artist=Pulp", "title=Common People"});
    sing("Cover/Babies.flac", {"artist=Somebody Else", "title=Babies"});

    const auto found = search(babies());

    EXPECT_THAT(found, SizeIs(2));
    const auto judged = judge(babies(), found);
    EXPECT_TRUE(judged[0].good);
    EXPECT_FALSE(judged[1].good);
    const auto& best = found[judged[0].index];
    EXPECT_EQ(best.source, "folder");
    EXPECT_EQ(best.id, studio.string());
    EXPECT_EQ(best.album, "His 'n' Hers");
    EXPECT_EQ(best.length, 3s);
}

TEST_F(Archive, FindsWhatIsTaggedBadlyNamedByItsPathOrKnownByItsIsrc)
{
    auto wanted = babies();
    sing("Pulp/Different Class/01 - Mis-Shapes.mp3", {}, "libmp3lame");
    wanted.title = "Mis-Shapes";
    EXPECT_THAT(search(wanted), ElementsAre(Field(&Candidate::title, HasSubstr("Mis-Shapes"))));

    Recording other = babies();
    other.isrc = "GBAAA9400010";
    const auto file = sing("unsorted/track 3.flac", {"artist=Unknown", "title=Track 3", "ISRC=GB-AAA-94-00010"});
    FolderSource again({.folder = folder.path()}, progress);
    std::vector<Candidate> found;
    again.search(std::vector{other}, {}, [&](std::size_t, const std::vector<Candidate>& offered) { found = offered; });
    EXPECT_THAT(found, ElementsAre(AllOf(Field(&Candidate::id, file.string()), Field(&Candidate::by_isrc, true))));
}

TEST_F(Archive, KnowsNoLimitWhereNoneIsSet)
{
    sing("Pulp/Babies.flac", {"artist=Pulp", "title=Babies"});
    FolderSource boundless({.folder = folder.path(), .max_size = 0, .max_duration = {}}, progress);
    const Pick pick{7, search(babies()).front(), staging.path()};
    std::optional<Failure> failure;
    boundless.fetch(std::span(&pick, 1), {}, [&](const Fetched& fetched) { failure = fetched.failure; });
    EXPECT_FALSE(failure);
}

TEST_F(Archive, IsCopiedAndNeverChanged)
{
    const auto file = sing("Pulp/Babies.FLAC", {"artist=Pulp", "title=Babies", "comment=mine"});
    const auto before = content(file);
    const auto time = fs::last_write_time(file);

    const auto fetched = fetch(search(babies()).front());

    ASSERT_FALSE(fetched.failure);
    EXPECT_EQ(fetched.download, 7);
    EXPECT_EQ(fetched.file, staging.path() / "song.flac");
    EXPECT_EQ(content(fetched.file), before);
    TagLibTagger().tag(fetched.file, babies(), {.source = "folder:" + file.string()}, "");
    EXPECT_NE(content(fetched.file), before);
    EXPECT_EQ(content(file), before);
    EXPECT_EQ(fs::last_write_time(file), time);
}

TEST_F(Archive, SaysWhyAFileCannotBeHad)
{
    const auto file = sing("Pulp/Babies.flac", {"artist=Pulp", "title=Babies"});
    const auto candidate = search(babies()).front();

    fs::resize_file(file, 2'000'000);
    EXPECT_EQ(fetch(candidate).failure->kind, Failure::Kind::too_large);
    fs::remove(file);
    EXPECT_EQ(fetch(candidate).failure->kind, Failure::Kind::candidate);
    EXPECT_THAT(fetch(candidate).failure->text, HasSubstr(file.string()));
    fs::remove_all(folder.path());
    EXPECT_EQ(fetch(candidate).failure->kind, Failure::Kind::passing);
}

TEST_F(Archive, ThatIsAwayOrEmptyIsAskedAgainLater)
{
    EXPECT_THROW(search(babies()), Unavailable) << "an empty mount point is no archive";
    EXPECT_EQ(source.health().front().state, "failing");
    sing("Pulp/Babies.flac", {"artist=Pulp", "title=Babies"});
    EXPECT_THAT(search(babies()), SizeIs(1));
    EXPECT_EQ(source.health().front().state, "ok");

    FolderSource away({.folder = folder.path() / "nothing"}, progress);
    EXPECT_THROW(away.search(std::vector{babies()}, {}, [](std::size_t, const std::vector<Candidate>&) {}),
                 Unavailable);
}

TEST_F(Archive, HoldsGarbageLinksAndLoopsWithoutHarm)
{
    std::ofstream(folder.path() / "broken.flac") << "no sound at all";
    std::ofstream(folder.path() / "empty.mp3");
    fs::create_directory_symlink(folder.path(), folder.path() / "loop");
    const auto file = sing("Pulp/Babies.ogg", {"artist=Pulp", "title=Babies"}, "libvorbis");

    EXPECT_THAT(search(babies()), ElementsAre(Field(&Candidate::id, file.string())));
    auto nobody = babies();
    nobody.artists.clear();
    nobody.title = "!!!";
    EXPECT_THAT(search(nobody), IsEmpty());
}

}
}
