// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace topfive {

// Cuts a stream of bytes into lines, without their line feeds. A half line waits for its end; one longer than `longest`
// is left out.
class LineCutter {
public:
    // MPD's longest command, every byte of it escaped, and what stands around it.
    static constexpr std::size_t longest = std::size_t{64} << 10;

    template <typename Sink>
    void feed(std::string_view bytes, Sink&& sink)
    {
        feed_blocks(bytes, [&](std::string_view lines) {
            for (bool more = true; more;) {
                const auto end = lines.find('\n');
                const auto line = lines.substr(0, end);
                if (line.size() <= longest)
                    sink(line);
                more = end != std::string_view::npos;
                lines.remove_prefix(more ? end + 1 : line.size());
            }
        });
    }

    // For who can do with lines that are not cut yet: gives one or several whole ones, a line feed between them and
    // none at the end. What is too long may stand among them.
    template <typename Sink>
    void feed_blocks(std::string_view bytes, Sink&& sink)
    {
        if (const auto end = bytes.find('\n'); end != std::string_view::npos && (!half_.empty() || leaving_out_)) {
            keep(bytes.substr(0, end));
            finish(sink);
            bytes.remove_prefix(end + 1);
        }
        if (const auto end = bytes.rfind('\n'); end != std::string_view::npos) {
            sink(bytes.substr(0, end));
            bytes.remove_prefix(end + 1);
        }
        keep(bytes);
    }

    // The stream ended: what stands behind the last line feed is a line too.
    template <typename Sink>
    void finish(Sink&& sink)
    {
        if (!leaving_out_ && !half_.empty())
            sink(std::string_view(half_));
        forget();
    }

    void forget()
    {
        half_.clear();
        leaving_out_ = false;
    }

private:
    void keep(std::string_view part)
    {
        leaving_out_ = leaving_out_ || half_.size() + part.size() > longest;
        if (leaving_out_)
            half_.clear();
        else
            half_ += part;
    }

    std::string half_;
    bool leaving_out_ = false;
};

}
