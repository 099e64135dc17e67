// SPDX-License-Identifier: MIT
#include "adapters/front/conversation.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace topfive {

namespace {

// What the observer understands (plugin/watching/gesture), beside the frame of a command list.
constexpr std::array<std::string_view, 17> worth_hearing = {
    "add",    "addid",       "find",          "findadd", "list",   "listall",   "listallinfo", "lsinfo",     "play",
    "playid", "playlistadd", "playlistclear", "rm",      "search", "searchadd", "searchaddpl", "searchcount"};
static_assert(std::ranges::is_sorted(worth_hearing));

// MPD closes the connection at a longer line (its input buffer), so it is no command.
constexpr std::size_t longest_line = 8192;
constexpr std::size_t longest_word = 32; // more than any command's
// Of an unfinished line of an answer: enough to see `ACK [` and the number of the command.
constexpr std::size_t longest_tail = 24;
// Pieces up to this size are read line by line when several requests wait for their answers.
constexpr std::size_t small_answer = 4096;

bool is_final(std::string_view line)
{
    return line == "OK" || line.starts_with("ACK [") || line.starts_with("OK MPD ");
}

// Which command of a list failed: the number after '@' in `ACK [5@0] {} ...`.
std::uint32_t failed_command(std::string_view ack)
{
    std::uint32_t index = 0;
    if (const auto at = ack.find('@'); at != std::string_view::npos)
        std::from_chars(ack.data() + at + 1, ack.data() + ack.size(), index);
    return index;
}

}

Conversation::Kind Conversation::kind_of(std::string_view begun, bool whole_line)
{
    const auto end = std::find_if(begun.begin(), begun.end(), [](unsigned char c) { return c <= ' '; });
    const std::string_view word(begun.begin(), end);
    if (end == begun.end() && !whole_line)
        return word.size() > longest_word ? Kind::other : Kind::unknown;
    if (std::ranges::binary_search(worth_hearing, word))
        return Kind::worth;
    if (word == "password")
        return Kind::secret;
    if (word == "idle")
        return Kind::idle;
    if (word == "noidle")
        return Kind::noidle;
    if (word == "command_list_begin" || word == "command_list_ok_begin")
        return Kind::list_begin;
    return word == "command_list_end" ? Kind::list_end : Kind::other;
}

void Conversation::request(std::span<char> bytes, Listener& listener)
{
    while (!bytes.empty()) {
        auto* const newline = static_cast<char*>(std::memchr(bytes.data(), '\n', bytes.size()));
        const auto length = newline ? static_cast<std::size_t>(newline - bytes.data()) : bytes.size();
        const std::string_view piece(bytes.data(), length);
        if (newline && begun_kind_ == Kind::unknown && begun_.empty()) {
            line(kind_of(piece, true), piece, listener); // the rule: a line comes whole
        } else {
            keep(piece);
            if (newline) {
                line(begun_kind_ == Kind::unknown ? kind_of(begun_, true) : begun_kind_, begun_, listener);
                begun_ = {};
            }
        }
        if (begun_kind_ == Kind::secret || piece.starts_with("password"))
            explicit_bzero(bytes.data(), length);
        if (newline)
            begun_kind_ = Kind::unknown;
        bytes = bytes.subspan(newline ? length + 1 : length);
    }
}

// Keeps a line's head as long as it may turn out to be worth it.
void Conversation::keep(std::string_view piece)
{
    if (begun_kind_ == Kind::unknown || begun_kind_ == Kind::worth)
        begun_.append(piece);
    if (begun_kind_ == Kind::unknown)
        begun_kind_ = kind_of(begun_, false);
    if (begun_.size() > longest_line)
        begun_kind_ = Kind::other;
    if (begun_kind_ == Kind::secret)
        explicit_bzero(begun_.data(), begun_.size());
    if (begun_kind_ != Kind::unknown && begun_kind_ != Kind::worth)
        begun_ = {};
}

void Conversation::line(Kind kind, std::string_view line, Listener& listener)
{
    if (kind == Kind::idle || kind == Kind::noidle)
        reacting_ = kind == Kind::idle;
    if (kind == Kind::noidle)
        return; // it has no answer of its own: it ends idle's
    if (kind == Kind::list_end) {
        if (list_heard_)
            listener.heard("command_list_end");
        in_list_ = list_heard_ = false;
        return;
    }
    if (!in_list_) { // a request begins
        ++asked_;
        position_ = 0;
        heard_ = 0;
    }
    if (kind == Kind::list_begin) {
        in_list_ = true;
        return;
    }
    if (kind == Kind::worth && line.size() <= longest_line)
        hear(line, listener);
    ++position_;
}

void Conversation::hear(std::string_view line, Listener& listener)
{
    if (!list_heard_ && reacting_ != told_reacting_) {
        told_reacting_ = reacting_;
        listener.heard(reacting_ ? "idle" : "noidle");
    }
    if (in_list_ && !std::exchange(list_heard_, true))
        listener.heard("command_list_begin");
    const auto end = std::find_if(line.rbegin(), line.rend(), [](unsigned char c) { return c > ' '; }).base();
    listener.heard({line.begin(), end}); // MPD strips the end, too
    if (position_ < 64)
        heard_ |= std::uint64_t{1} << position_;
}

Conversation::Verdict Conversation::answer(std::string_view bytes)
{
    if (!greeted_) { // it answers nothing
        const auto newline = bytes.find('\n');
        greeted_ = newline != std::string_view::npos;
        bytes.remove_prefix(greeted_ ? newline + 1 : bytes.size());
        if (bytes.empty())
            return {greeted_, false};
    }
    const bool ends = bytes.back() == '\n';
    const auto body = bytes.substr(0, bytes.size() - (ends ? 1 : 0));
    const auto before = body.rfind('\n');
    const auto last = before == std::string_view::npos ? body : body.substr(before + 1);
    if (before != std::string_view::npos || answer_tail_.empty()) {
        answer_tail_.clear();
        if (ends)
            return is_final(last) ? final_line(last, bytes) : Verdict{};
    }
    answer_tail_.append(last.substr(0, longest_tail - std::min(longest_tail, answer_tail_.size())));
    if (!ends)
        return {};
    const auto whole = std::exchange(answer_tail_, {});
    return is_final(whole) ? final_line(whole, {}) : Verdict{};
}

// `bytes` end with an answer's last line. It blames the newest request only when no other one may be meant.
Conversation::Verdict Conversation::final_line(std::string_view last, std::string_view bytes)
{
    std::uint32_t answers = 1;
    if (asked_ > 1) { // rare: the client did not wait for an answer
        if (bytes.size() > small_answer) {
            asked_ = 0;
            return {true, false};
        }
        answers = 0;
        for (std::size_t at = 0; at < bytes.size();) {
            const auto end = std::min(bytes.find('\n', at), bytes.size());
            answers += is_final(bytes.substr(at, end - at)) ? 1 : 0;
            at = end + 1;
        }
        answers = std::max(answers, 1U);
    }
    const bool newest = answers == asked_ && !in_list_;
    asked_ -= std::min(asked_, answers);
    if (!newest || !last.starts_with("ACK"))
        return {true, false};
    const auto failed = failed_command(last);
    const auto earlier = failed < 64 ? (std::uint64_t{1} << failed) - 1 : ~std::uint64_t{0};
    return {true, heard_ != 0 && (heard_ & earlier) == 0};
}

}
