# SPDX-License-Identifier: MIT
# cmake -DIN=FILE -DOUT=FILE -P embed_readings.cmake: the table as a string literal of a C++ source.
file(READ ${IN} table)
file(WRITE ${OUT} "// Made by plugin/music/embed_readings.cmake.
#include \"plugin/music/han_table.hpp\"

namespace topfive {

const std::string_view han_table = R\"table(${table})table\";

}
")
