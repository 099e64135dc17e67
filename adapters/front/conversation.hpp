// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace topfive {

// What goes over one client connection, as far as topfive looks at it, and only after it was passed on: the lines in
// which a search could be, and whether MPD refused them. Answers are not parsed; in doubt nothing was refused.
class Conversation {
public:
    // Receives the lines that could matter.
    class Listener {
    public:
        virtual void heard(std::string_view line) = 0;

    protected:
        ~Listener() = default;
    };

    // Bytes that the client sent, in pieces as they came. The rest of a password line is wiped in place.
    void request(std::span<char> bytes, Listener&);

    struct Verdict {
        bool complete = false; // the bytes end with the last line of an answer
        bool refused = false;  // none of the lines heard in the newest request took effect
    };
    // Bytes that MPD sent, in pieces as they came.
    Verdict answer(std::string_view bytes);

private:
    // What a line's first word says about it.
    enum class Kind : std::uint8_t { unknown, other, worth, secret, idle, noidle, list_begin, list_end };
    static Kind kind_of(std::string_view begun, bool whole_line);

    void line(Kind, std::string_view line, Listener&);
    void keep(std::string_view piece);
    void hear(std::string_view line, Listener&);
    Verdict final_line(std::string_view last, std::string_view bytes);

    std::string begun_;               // the head of a line whose end has not come; never a password's
    Kind begun_kind_ = Kind::unknown; // of that line
    bool in_list_ = false;
    bool list_heard_ = false;    // its beginning is told with the first line that matters, or never
    bool reacting_ = false;      // it waited in idle and did not leave it by itself: what it says now is an answer
    bool told_reacting_ = false; // as the listener was told last, by "idle" or "noidle" before a line that matters
    bool greeted_ = false;
    std::uint32_t asked_ = 0;    // requests without an answer yet
    std::uint32_t position_ = 0; // the next line's place in the newest request
    std::uint64_t heard_ = 0;    // one bit for each of its first 64 lines: was it heard?
    std::string answer_tail_;    // the head of an answer's line whose end has not come, at most a few bytes
};

}
