# SPDX-License-Identifier: MIT
# cmake -DOUT=FILE -DASSETS="a;b" -P embed.cmake: the files as string literals of a C++ source.
set(text "// Made by adapters/web/assets/embed.cmake.\n#include \"adapters/web/assets.hpp\"\n\nnamespace topfive::assets {\n\n")
foreach(asset ${ASSETS})
  file(READ ${asset} content)
  get_filename_component(name ${asset} NAME)
  string(REPLACE "." "_" name ${name})
  string(APPEND text "const std::string_view ${name} = R\"asset(${content})asset\";\n\n")
endforeach()
string(APPEND text "}\n")
file(WRITE ${OUT} "${text}")
