// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace topfive {

// Many short folded texts in few large blocks; a text is named by a 32 bit place. Kana and Han take two bytes a sign.
// Texts that are longer than 255 bytes then are cut.
class TextStore {
public:
    static constexpr std::size_t longest = 255;

    std::uint32_t put(std::string_view text);
    [[nodiscard]] std::string at(std::uint32_t place) const;
    [[nodiscard]] bool holds(std::uint32_t place, std::string_view text) const;

private:
    [[nodiscard]] std::string_view bytes_at(std::uint32_t place) const
    {
        const auto* from = blocks_[place / block_size].get() + place % block_size;
        return {from + 1, static_cast<unsigned char>(*from)};
    }

    static constexpr std::size_t block_size = 1 << 18;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t used_ = 0;
};

// UTF-8 as the store keeps it, and back.
[[nodiscard]] std::string packed(std::string_view);
[[nodiscard]] std::string unpacked(std::string_view);

// A vector that grows by blocks: nothing is copied and at most one block stands unused.
template <typename Row>
class BlockVector {
public:
    std::uint32_t push(const Row& row)
    {
        if (size_ % per_block == 0)
            blocks_.push_back(std::make_unique<Row[]>(per_block));
        blocks_.back()[size_ % per_block] = row;
        return static_cast<std::uint32_t>(size_++);
    }
    Row& operator[](std::size_t at) { return blocks_[at / per_block][at % per_block]; }
    const Row& operator[](std::size_t at) const { return blocks_[at / per_block][at % per_block]; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    static constexpr std::size_t per_block = 1 << 12;
    std::vector<std::unique_ptr<Row[]>> blocks_;
    std::size_t size_ = 0;
};

}
