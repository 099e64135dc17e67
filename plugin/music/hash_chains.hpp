// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/music/text_store.hpp"
#include <cstdint>
#include <string_view>
#include <vector>

namespace topfive {

inline constexpr std::uint32_t no_row = 0xFFFFFFFF;

// FNV-1a over a folded text without its spaces, so that "ac dc" and "acdc" meet.
[[nodiscard]] inline std::uint32_t tight_hash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        if (c != ' ')
            hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
}

// From a hash to the numbers that were put under it. Twelve bytes an entry and four a bucket.
class HashChains {
public:
    void put(std::uint32_t hash, std::uint32_t number)
    {
        if (nodes_.size() >= heads_.size())
            grow();
        auto& head = heads_[hash & (heads_.size() - 1)];
        head = nodes_.push({hash, number, head});
    }

    // Calls visit(number) for the newest first until it answers false.
    template <typename Visit>
    void each(std::uint32_t hash, Visit visit) const
    {
        if (heads_.empty())
            return;
        for (auto at = heads_[hash & (heads_.size() - 1)]; at != no_row; at = nodes_[at].next)
            if (nodes_[at].hash == hash && !visit(nodes_[at].number))
                return;
    }

private:
    struct Node {
        std::uint32_t hash, number, next;
    };

    void grow()
    {
        heads_.assign(heads_.empty() ? 1024 : heads_.size() * 2, no_row);
        for (std::uint32_t at = 0; at < nodes_.size(); ++at) {
            auto& head = heads_[nodes_[at].hash & (heads_.size() - 1)];
            nodes_[at].next = head;
            head = at;
        }
    }

    std::vector<std::uint32_t> heads_;
    BlockVector<Node> nodes_;
};

}
