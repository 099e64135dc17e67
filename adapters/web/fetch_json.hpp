// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/progress_board.hpp"
#include "plugin/ports/history.hpp"

namespace boost::json {
class object;
}

namespace topfive {

// GET /fetches/{id}: the whole story, and the downloads of its places as they stand now.
[[nodiscard]] boost::json::object fetch_json(const Story&, History&, const ProgressBoard&);

}
