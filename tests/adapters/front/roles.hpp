// SPDX-License-Identifier: MIT
#pragma once

namespace topfive {

// `LISTEN CONNECT [LISTEN CONNECT]... -- BACK ARGS...`: a front, until it is told to end.
int front_role(int argc, char** argv);

// `FILE ... --tap-fd N`: a back that appends a line to FILE for whatever it gets, until SIGTERM.
int back_role(int argc, char** argv);

// The same as a back that hangs: it notes its start, hears nothing and no SIGTERM, and would never end.
int wedged_back_role(int argc, char** argv);

}
