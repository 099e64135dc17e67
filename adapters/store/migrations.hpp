// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/database.hpp"
#include <span>

namespace topfive {

// What brings a database from version n to n + 1 is step n; version 0 is an empty file.
// Once released, a step is never changed: databases of every version are out there.
[[nodiscard]] std::span<const char* const> migrations();

// Brings a database to the last version, in one transaction. Throws Fault, and changes nothing, when a newer topfive
// or another program wrote it.
void migrate(Database&, std::span<const char* const> steps = migrations());

// Throws Fault unless the database is of the last version: for those who only read.
void require_current(Database&, std::span<const char* const> steps = migrations());

}
