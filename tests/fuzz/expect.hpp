// SPDX-License-Identifier: MIT
#pragma once
#include <cstdio>
#include <cstdlib>

namespace topfive {

// What must hold whatever the input was. Not assert(): it stands in every build.
inline void expect(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

}
