// SPDX-License-Identifier: MIT
#include "adapters/front/tap.hpp"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/socket.h>

namespace topfive {

namespace {

// A frame: its length without this number (u32), kind (u8), connection (u64), then what the kind holds. Numbers are in
// the machine's own order, as both ends are the same program.
enum class Kind : std::uint8_t { line = 1, refusal = 2, end = 3 };

constexpr std::size_t longest_packet = 256 * 1024;
constexpr std::size_t most_at_once = 4096; // then the back's loop gets its turn

template <typename Number>
void put(std::string& to, Number number)
{
    to.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_text(std::string& to, std::string_view text)
{
    put(to, static_cast<std::uint32_t>(text.size()));
    to.append(text);
}

void begin(std::string& to, Kind kind, std::uint64_t connection)
{
    to.assign(sizeof(std::uint32_t), '\0');
    put(to, kind);
    put(to, connection);
}

void finish(std::string& to)
{
    const auto length = static_cast<std::uint32_t>(to.size() - sizeof(std::uint32_t));
    std::memcpy(to.data(), &length, sizeof length);
}

// Takes numbers and texts off a frame; once something is missing, all that follows is missing.
class Cut {
public:
    explicit Cut(std::string_view bytes) : left_(bytes) {}

    template <typename Number>
    Number number()
    {
        Number value{};
        if (const auto bytes = take(sizeof value); !bytes.empty())
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::string_view text() { return take(number<std::uint32_t>()); }
    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] bool empty() const { return left_.empty(); }
    std::string_view take(std::size_t count)
    {
        whole_ = whole_ && count <= left_.size();
        if (!whole_)
            return {};
        const auto taken = left_.substr(0, count);
        left_.remove_prefix(count);
        return taken;
    }

private:
    std::string_view left_;
    bool whole_ = true;
};

std::optional<TapFrame> frame(Cut cut)
{
    const auto kind = cut.number<Kind>();
    const auto connection = cut.number<std::uint64_t>();
    TapFrame frame;
    if (kind == Kind::line) {
        const std::chrono::microseconds since_epoch(cut.number<std::int64_t>());
        TappedLine line{connection, std::chrono::system_clock::time_point(since_epoch), {}, {}, {}, {}};
        line.listen = cut.text();
        line.client = cut.text();
        line.line = cut.text();
        line.in_log = cut.text();
        frame = std::move(line);
    } else if (kind == Kind::refusal) {
        frame = TappedRefusal{connection};
    } else if (kind == Kind::end) {
        frame = TappedEnd{connection};
    } else {
        return std::nullopt;
    }
    return cut.whole() ? std::optional(std::move(frame)) : std::nullopt;
}

}

void encode_line(std::string& to, std::uint64_t connection, std::chrono::system_clock::time_point at,
                 std::string_view listen, std::string_view client, std::string_view line, std::string_view in_log)
{
    begin(to, Kind::line, connection);
    put(to, std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count()});
    put_text(to, listen);
    put_text(to, client);
    put_text(to, line);
    put_text(to, in_log);
    finish(to);
}

void encode_refusal(std::string& to, std::uint64_t connection)
{
    begin(to, Kind::refusal, connection);
    finish(to);
}

void encode_end(std::string& to, std::uint64_t connection)
{
    begin(to, Kind::end, connection);
    finish(to);
}

std::vector<TapFrame> decode(std::string_view packet)
{
    std::vector<TapFrame> frames;
    Cut cut(packet);
    while (!cut.empty()) {
        auto next = frame(Cut(cut.text()));
        if (!next || !cut.whole())
            break;
        frames.push_back(std::move(*next));
    }
    return frames;
}

TapReader::TapReader(int fd) : fd_(fd), packet_(longest_packet, '\0')
{
    fcntl(fd_, F_SETFD, FD_CLOEXEC);
}

std::vector<TapFrame> TapReader::read()
{
    std::vector<TapFrame> frames;
    while (frames.size() < most_at_once) {
        const auto count = recv(fd_, packet_.data(), packet_.size(), MSG_DONTWAIT);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        if (count == 0) {
            ended_ = true;
            break;
        }
        for (auto& each : decode(std::string_view(packet_).substr(0, static_cast<std::size_t>(count))))
            frames.push_back(std::move(each));
    }
    return frames;
}

}
