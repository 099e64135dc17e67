// SPDX-License-Identifier: MIT
#include "tests/contract/library_contract.hpp"
#include "adapters/io/system_clock.hpp"
#include "adapters/mpd/library.hpp"
#include "adapters/mpd/wakeup.hpp"
#include "tests/adapters/mpd/eventually.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_library.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/private_mpd.hpp"

using namespace topfive;

namespace {

class FakeStage {
public:
    Library& library() { return fake_; }
    void add(const std::string& artist, const std::string& title) { fake_.add(artist, title); }
    template <typename Condition>
    bool settled(Condition condition)
    {
        fake_.look();
        return condition();
    }

private:
    FakeLibrary fake_;
};

class MpdStage {
public:
    MpdStage()
    {
        EXPECT_TRUE(library_.wait_ready({}));
        EXPECT_TRUE(eventually([&] { return !library_.obstacle(); }));
    }
    Library& library() { return library_; }
    void add(const std::string& artist, const std::string& title) const
    {
        mpd_.add(artist + "/" + title + ".flac", artist, title);
    }
    template <typename Condition>
    bool settled(Condition condition)
    {
        return eventually(condition);
    }

private:
    MpdLibraryOptions options() const
    {
        MpdLibraryOptions options;
        options.mpd.address = mpd_.address();
        options.music_directory = mpd_.music().string();
        options.update_every = std::chrono::seconds(0);
        return options;
    }
    PrivateMpd mpd_;
    FakeAnswers answers_;
    FakeLog log_;
    SystemClock clock_;
    Wakeup wakeup_;
    MpdLibrary library_{options(), answers_, clock_, log_};
    MpdEvents events_{{mpd_.address(), ""}, {&library_}, wakeup_, log_};
};

}

namespace topfive {
using Libraries = testing::Types<FakeStage, MpdStage>;
INSTANTIATE_TYPED_TEST_SUITE_P(Libraries, LibraryContract, Libraries);
}
