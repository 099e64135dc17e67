// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace topfive {

// Notes that MPD keeps at its songs for any client to read. Throws Unavailable when MPD cannot be asked now, Fault when
// it refuses.
class Stickers {
public:
    virtual ~Stickers() = default;
    // MPD has a sticker database and lets topfive write it.
    [[nodiscard]] virtual bool available() = 0;
    // An empty value takes the sticker off. A song that MPD does not list has none: nothing happens.
    virtual void put(const std::string& path, const std::string& name, const std::string& value) = 0;
};

}
