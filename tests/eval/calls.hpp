// SPDX-License-Identifier: MIT
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace topfive {

// The calls of topfive-eval (CONTRACT 9). Each reads to the end of the input and returns an exit status.
int eval_match(std::istream&, std::ostream&);
int eval_library(std::istream& library, std::istream&, std::ostream&);
int eval_artist(std::istream& names, std::istream&, std::ostream&);
int eval_intent(std::istream&, std::ostream&);
int eval_log(std::istream&, std::ostream&, bool count_only);

}
