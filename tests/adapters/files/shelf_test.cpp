// SPDX-License-Identifier: MIT
#include "tests/contract/shelf_contract.hpp"

#include "plugin/ports/progress.hpp"
#include "tests/adapters/files/music_world.hpp"
#include "tests/fakes/fake_shelf.hpp"

namespace topfive {
namespace {

struct FakeSubject {
    Shelf& shelf() { return fake; }
    static std::filesystem::path whole_file() { return "staging/1/dQw4w9WgXcQ.opus"; }
    FakeShelf fake;
};

struct DiskSubject {
    Shelf& shelf() { return world.shelf; }
    std::filesystem::path whole_file() { return world.fetched(1); }
    MusicWorld world;
};

using Subjects = testing::Types<FakeSubject, DiskSubject>;
INSTANTIATE_TYPED_TEST_SUITE_P(EveryShelf, ShelfContract, Subjects);

}
}
