// SPDX-License-Identifier: MIT
#include "tests/adapters/front/roles.hpp"
#include <gtest/gtest.h>
#include <string_view>

// The tests, or one of the processes that they start: `--front` is a whole front, `--back` a back that writes down what
// it hears, `--wedged-back` one that hangs. The benchmarks use them, too.
int main(int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "--front")
        return topfive::front_role(argc - 2, argv + 2);
    if (argc > 1 && std::string_view(argv[1]) == "--back")
        return topfive::back_role(argc - 2, argv + 2);
    if (argc > 1 && std::string_view(argv[1]) == "--wedged-back")
        return topfive::wedged_back_role(argc - 2, argv + 2);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
