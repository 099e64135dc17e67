// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/fetching/whereabouts.hpp"
#include "plugin/ports/history.hpp"
#include "plugin/ports/library.hpp"
#include "plugin/ports/shelf.hpp"

namespace topfive {

// What a start does before any story runs: reconciles the journal of placings with the disk, hands half-done rows
// back, empties staging. Only when the music directory is usable and the right one: else a file that is merely
// unmounted would be taken for lost.
void recover(History&, Shelf&, Library&, Whereabouts&);

}
