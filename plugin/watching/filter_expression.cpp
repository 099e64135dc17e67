// SPDX-License-Identifier: MIT
#include "plugin/watching/filter_expression.hpp"

#include "plugin/watching/tag_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace topfive {

namespace {

// Beyond this nobody means anything, and the stack is not theirs to spend.
constexpr int deepest = 100;
// MPD's buffer for a quoted value (song/Filter.cxx), without its terminating NUL.
constexpr std::size_t longest_value = 4095;

struct Node {
    enum class Kind { leaf, all, not_ };
    Kind kind = Kind::leaf;
    Leaf leaf{};
    std::vector<Node> children{};
};

struct Word {
    std::string_view spelling;
    Leaf::Operator comparison;
};

// A word needs the space behind it; _cs and _ci tell about case, which does not matter here.
constexpr std::array<Word, 9> words{{{"contains ", Leaf::Operator::contains},
                                     {"contains_cs ", Leaf::Operator::contains},
                                     {"contains_ci ", Leaf::Operator::contains},
                                     {"starts_with ", Leaf::Operator::starts_with},
                                     {"starts_with_cs ", Leaf::Operator::starts_with},
                                     {"starts_with_ci ", Leaf::Operator::starts_with},
                                     {"eq ", Leaf::Operator::equal},
                                     {"eq_cs ", Leaf::Operator::equal},
                                     {"eq_ci ", Leaf::Operator::equal}}};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_tag_sign(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || c == '_' || c == '-';
}

class Parser {
public:
    explicit Parser(std::string_view text) : rest_(text) {}

    std::optional<Node> whole()
    {
        auto node = expression(0);
        return node && rest_.empty() ? std::move(node) : std::nullopt;
    }

private:
    std::optional<Node> expression(int depth)
    {
        if (depth == deepest || !take('('))
            return std::nullopt;
        if (next_is('('))
            return all(depth);
        if (take('!')) {
            auto inner = expression(depth + 1);
            if (!inner || !take(')'))
                return std::nullopt;
            Node node{Node::Kind::not_};
            node.children.push_back(std::move(*inner));
            return node;
        }
        Node node;
        if (!comparison(node.leaf) || !take(')'))
            return std::nullopt;
        return node;
    }

    // "((a))" is a, "((a) AND (b))" both.
    std::optional<Node> all(int depth)
    {
        Node node{Node::Kind::all};
        while (true) {
            auto inner = expression(depth + 1);
            if (!inner)
                return std::nullopt;
            node.children.push_back(std::move(*inner));
            if (take(')'))
                break;
            if (tag() != "AND")
                return std::nullopt;
        }
        return node.children.size() == 1 ? std::move(node.children.front()) : std::move(node);
    }

    bool comparison(Leaf& leaf)
    {
        leaf.tag = lower_ascii(tag());
        if (!is_filter_name(leaf.tag))
            return false;
        leaf.comparison = Leaf::Operator::other;
        if (leaf.tag == "prio")
            return take_sign(">=") && number(leaf.value);
        if (leaf.tag != "base" && leaf.tag != "modified-since" && leaf.tag != "added-since" && !comparator(leaf))
            return false;
        return quoted(leaf.value);
    }

    bool comparator(Leaf& leaf)
    {
        if (take_sign("==")) {
            leaf.comparison = Leaf::Operator::equal;
            return true;
        }
        if (take_sign("=~")) {
            leaf.comparison = Leaf::Operator::matches;
            return true;
        }
        leaf.negated = rest_.starts_with('!');
        if (take_sign("!=")) {
            leaf.comparison = Leaf::Operator::equal;
            return true;
        }
        if (take_sign("!~")) {
            leaf.comparison = Leaf::Operator::matches;
            return true;
        }
        if (leaf.negated)
            rest_.remove_prefix(1);
        for (const auto& word : words)
            if (lower_ascii(rest_.substr(0, word.spelling.size())) == word.spelling) {
                leaf.comparison = word.comparison;
                rest_.remove_prefix(word.spelling.size());
                skip_blanks();
                return true;
            }
        return false;
    }

    bool quoted(std::string& value)
    {
        if (rest_.empty() || (rest_.front() != '\'' && rest_.front() != '"'))
            return false;
        const char quote = rest_.front();
        std::size_t at = 1;
        for (; at < rest_.size() && rest_[at] != quote; ++at) {
            if (rest_[at] == '\\' && ++at == rest_.size())
                return false;
            value += rest_[at];
        }
        if (at >= rest_.size() || value.size() > longest_value)
            return false;
        rest_.remove_prefix(at + 1);
        skip_blanks();
        return true;
    }

    bool number(std::string& value)
    {
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
            value += rest_.front();
            rest_.remove_prefix(1);
        }
        skip_blanks();
        return !value.empty();
    }

    std::string_view tag()
    {
        const auto* end = std::find_if_not(rest_.begin(), rest_.end(), is_tag_sign);
        const auto word = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(word.size());
        skip_blanks();
        return word;
    }

    [[nodiscard]] bool next_is(char c) const { return rest_.starts_with(c); }
    bool take(char c) { return take_sign(std::string_view(&c, 1)); }
    bool take_sign(std::string_view sign)
    {
        if (!rest_.starts_with(sign))
            return false;
        rest_.remove_prefix(sign.size());
        skip_blanks();
        return true;
    }
    void skip_blanks()
    {
        while (!rest_.empty() && static_cast<unsigned char>(rest_.front()) <= ' ')
            rest_.remove_prefix(1);
    }

    std::string_view rest_;
};

// Moves negations down to the leaves. All, negated, is any of its children negated (De Morgan): one group.
void flatten(Node& node, bool negated, std::optional<std::size_t> group, std::vector<Leaf>& out, std::size_t& next)
{
    switch (node.kind) {
    case Node::Kind::not_:
        flatten(node.children.front(), !negated, group, out, next);
        return;
    case Node::Kind::all:
        if (negated && !group)
            group = next++;
        for (auto& child : node.children)
            flatten(child, negated, group, out, next);
        return;
    case Node::Kind::leaf:
        node.leaf.negated = node.leaf.negated != negated;
        node.leaf.group = group ? *group : next++;
        out.push_back(std::move(node.leaf));
    }
}

}

bool append_expression(std::string_view expression, std::vector<Leaf>& leaves, std::size_t& group)
{
    auto node = Parser(expression).whole();
    if (!node)
        return false;
    flatten(*node, false, std::nullopt, leaves, group);
    return true;
}

std::string lower_ascii(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

}
