// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace topfive {

// What MPD 0.24 and later wrote with fmt's {:?}: \" \\ \t \r \n, \xNN for a byte that is not UTF-8 or for a sign below
// U+0100 that cannot be seen, \uNNNN and \UNNNNNNNN for those above. What is no escape stays as it is.
void unescape_log(std::string_view written, std::string& out);

}
