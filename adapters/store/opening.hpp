// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/database.hpp"
#include "plugin/ports/clock.hpp"
#include "plugin/ports/log.hpp"
#include <filesystem>

namespace topfive {

// topfive.db at the last version. With Mode::create a missing file is made, and one that cannot be read as a database
// is set aside as FILE.broken-TIME with its -wal and -shm; the log says so. Throws Fault for everything else.
[[nodiscard]] Database open_store(const std::filesystem::path& file, Database::Mode, const Clock&, Log&);

}
