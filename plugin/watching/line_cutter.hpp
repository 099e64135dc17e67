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
        for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
            const auto line = bytes.substr(0, end);
            bytes.remove_prefix(end + 1);
            if (half_.empty() && !leaving_out_) {
                sink(line);
                continue;
            }
            keep(line);
            finish(sink);
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
