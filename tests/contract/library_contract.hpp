// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/library.hpp"
#include <gmock/gmock.h>
#include <stop_token>

namespace topfive {

// What everybody may rely on who is a Library. `Stage` makes one that is ready and holds nothing: library() is it,
// add(artist, title) puts a song at ARTIST/TITLE.flac where update() makes the library look, and settled(condition)
// waits until the condition holds.
template <typename Stage>
class LibraryContract : public testing::Test {
protected:
    static Recording recording(const std::string& artist, const std::string& title)
    {
        Recording made;
        made.artists = {artist};
        made.title = title;
        return made;
    }
    // Adds a song and has the library see it.
    void bring(const std::string& artist, const std::string& title)
    {
        stage.add(artist, title);
        const std::string path = artist + "/" + title + ".flac";
        stage.library().update(path);
        ASSERT_TRUE(stage.settled([&] { return stage.library().lists(path); }));
        ASSERT_TRUE(stage.settled([&] { return stage.library().find(recording(artist, title)).has_value(); }));
    }
    Stage stage;
};

TYPED_TEST_SUITE_P(LibraryContract);

TYPED_TEST_P(LibraryContract, IsReadyAndHoldsNothing)
{
    const Library& library = this->stage.library();
    EXPECT_TRUE(library.ready());
    EXPECT_TRUE(library.wait_ready({}));
    EXPECT_EQ(library.obstacle(), std::nullopt);
    EXPECT_EQ(library.songs_of("Pulp"), 0);
    EXPECT_FALSE(library.find(this->recording("Pulp", "Babies")));
    EXPECT_FALSE(library.lists("Pulp/Babies.flac"));
}

TYPED_TEST_P(LibraryContract, FindsTheSameRecordingOnly)
{
    this->bring("Pulp", "Babies - 2006 Remaster");
    const Library& library = this->stage.library();
    ASSERT_TRUE(library.find(this->recording("PULP", "Babies")));
    EXPECT_EQ(library.find(this->recording("PULP", "Babies"))->path, "Pulp/Babies - 2006 Remaster.flac");
    EXPECT_FALSE(library.find(this->recording("Pulp", "Babies (Live)")));
    EXPECT_FALSE(library.find(this->recording("Blur", "Babies")));
}

TYPED_TEST_P(LibraryContract, CountsSongsByTheFoldedName)
{
    this->bring("The Beatles", "Help!");
    this->bring("The Beatles", "Yesterday");
    EXPECT_EQ(this->stage.library().songs_of("beatles"), 2);
}

TYPED_TEST_P(LibraryContract, ListsExactPaths)
{
    this->bring("Pulp", "Babies");
    EXPECT_TRUE(this->stage.library().lists("Pulp/Babies.flac"));
    EXPECT_FALSE(this->stage.library().lists("Pulp/babies.flac"));
    EXPECT_FALSE(this->stage.library().lists("Pulp"));
    EXPECT_FALSE(this->stage.library().lists(""));
}

REGISTER_TYPED_TEST_SUITE_P(LibraryContract, IsReadyAndHoldsNothing, FindsTheSameRecordingOnly,
                            CountsSongsByTheFoldedName, ListsExactPaths);

}
