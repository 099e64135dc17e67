// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>

// The files of adapters/web/assets, as they stand there.
namespace topfive::assets {

extern const std::string_view page_html; // {{title}}, {{said}}, {{content}} and {{footer}} are filled in
extern const std::string_view page_css;
extern const std::string_view page_js;
extern const std::string_view icon_svg;
extern const std::string_view no_cover_svg;
extern const std::string_view openapi_json; // @VERSION@ is filled in

}
