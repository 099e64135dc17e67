// SPDX-License-Identifier: MIT
#include "adapters/front/tap.hpp"
#include "adapters/front/tap_queue.hpp"
#include <array>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

namespace topfive {
namespace {

using namespace std::literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::chrono::system_clock::time_point noon{1'795'000'000s};

TEST(Tap, CarriesFramesAsTheyWere)
{
    const auto command = "search any \"a\0\xe9\""s;
    std::string line, refusal, end;
    encode_line(line, 7, noon, "127.0.0.1:6601", "[::1]:46158", command, "pid=3 uid=0");
    encode_refusal(refusal, 7);
    encode_end(end, 8);

    EXPECT_THAT(decode(line + refusal + end),
                ElementsAre(TapFrame(TappedLine{7, noon, "127.0.0.1:6601", "[::1]:46158", command, "pid=3 uid=0"}),
                            TapFrame(TappedRefusal{7}), TapFrame(TappedEnd{8})));
}

TEST(Tap, ReadsNothingOutOfAFrameThatIsCut)
{
    std::string end, line;
    encode_end(end, 8);
    encode_line(line, 7, noon, "l", "c", "search any x", "n");
    for (std::size_t length = 1; length < line.size(); ++length)
        EXPECT_THAT(decode(end + line.substr(0, length)), ElementsAre(TapFrame(TappedEnd{8}))) << length;
    EXPECT_THAT(decode("nonsense that is no frame at all"), IsEmpty());
}

// A front without its loop running: what it sends arrives when a test flushes.
class TapQueueTest : public testing::Test {
protected:
    void search(const std::string& text) { queue_.line(1, "listen", "client", "search any " + text); }

    std::vector<std::string> read()
    {
        std::vector<std::string> texts;
        for (const auto& frame : reader_.read())
            if (const auto* line = std::get_if<TappedLine>(&frame))
                texts.push_back(line->line.substr(11));
        return texts;
    }
    std::uint64_t dropped() const { return figures_.dropped_lines().load(); }

    Loop loop_;
    Figures figures_{1};
    TapQueue queue_{loop_, figures_, 10s};
    TapReader reader_{queue_.back_end()};
};

TEST_F(TapQueueTest, DeliversInOrder)
{
    search("a");
    queue_.refusal(1);
    queue_.end(1);
    queue_.flush();

    const auto frames = reader_.read();
    ASSERT_THAT(frames, SizeIs(3));
    EXPECT_EQ(std::get<TappedLine>(frames[0]).client, "client");
    EXPECT_EQ(frames[1], TapFrame(TappedRefusal{1}));
    EXPECT_EQ(frames[2], TapFrame(TappedEnd{1}));
    EXPECT_FALSE(reader_.ended());
}

TEST_F(TapQueueTest, KeepsTheLastThousandLinesWhenNobodyReads)
{
    for (int i = 0; i < 20'000; ++i)
        search(std::to_string(i));

    std::vector<std::string> all;
    for (auto more = read(); !more.empty(); more = read()) {
        all.insert(all.end(), more.begin(), more.end());
        queue_.flush();
    }
    ASSERT_GE(all.size(), TapQueue::most_lines);
    EXPECT_EQ(all.size() + dropped(), 20'000U);
    for (std::size_t i = 0; i < TapQueue::most_lines; ++i)
        ASSERT_EQ(all[all.size() - 1 - i], std::to_string(19'999 - i));
}

TEST_F(TapQueueTest, GivesTheNextBackWhatTheLastOneReadAMomentAgo)
{
    search("settling");
    queue_.flush();
    EXPECT_THAT(read(), ElementsAre("settling"));
    search("unread");
    queue_.flush();
    search("unsent");

    queue_.rewind();
    queue_.flush();

    EXPECT_THAT(read(), ElementsAre("settling", "unread", "unsent"));
    EXPECT_EQ(dropped(), 0U);
}

TEST_F(TapQueueTest, GivesTheNextBackOnlyWhatIsUnreadWhenLinesAreOld)
{
    TapQueue queue(loop_, figures_, -1s); // everything is older than that
    TapReader reader(queue.back_end());
    queue.line(1, "listen", "client", "search any settled");
    queue.flush();
    EXPECT_THAT(reader.read(), SizeIs(1));
    queue.line(1, "listen", "client", "search any unread");
    queue.flush();

    queue.rewind();
    queue.flush();

    EXPECT_THAT(reader.read(),
                ElementsAre(testing::VariantWith<TappedLine>(testing::Field(&TappedLine::line, "search any unread"))));
}

TEST_F(TapQueueTest, ForgetsTheOldestConnectionsEndsToo)
{
    for (std::uint64_t connection = 1; connection <= 10'000; ++connection)
        queue_.end(connection);
    search("still");
    queue_.flush();
    std::vector<TapFrame> last;
    for (auto more = reader_.read(); !more.empty(); more = reader_.read()) {
        last = more;
        queue_.flush();
    }
    EXPECT_EQ(std::get<TappedLine>(last.back()).line, "search any still");
    EXPECT_EQ(dropped(), 0U);
}

TEST(TapReader, SeesThatTheFrontIsGone)
{
    std::array<int, 2> pair{};
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()), 0);
    Descriptor front(pair[0]);
    const Descriptor back(pair[1]);
    TapReader reader(back.get());
    EXPECT_THAT(reader.read(), IsEmpty());
    EXPECT_FALSE(reader.ended());
    front.close();
    EXPECT_THAT(reader.read(), IsEmpty());
    EXPECT_TRUE(reader.ended());
}

TEST(Figures, AreSeenByTheOtherProcess)
{
    const Figures front(2);
    count(front.back_restarts(), 3);
    count(front.proxies()[1].bytes_to_clients, 42);

    const auto back = Figures::inherited(dup(front.descriptor()));

    EXPECT_EQ(back.back_restarts().load(), 3U);
    ASSERT_THAT(back.proxies(), SizeIs(2));
    EXPECT_EQ(back.proxies()[1].bytes_to_clients.load(), 42U);
}

}
}
