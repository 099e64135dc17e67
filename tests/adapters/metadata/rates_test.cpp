// SPDX-License-Identifier: MIT
// 200 searches at once, each service timing what arrives: never more than it documents in any of its windows, nor,
// where it documents none (Spotify, ListenBrainz), than topfive allows itself.
#include "adapters/io/http_client.hpp"
#include "adapters/metadata/metadata.hpp"
#include "plugin/errors.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace topfive {
namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;

constexpr int searches = 200;
constexpr int at_once = 8;

// Time that stands still until everybody who is at work waits for it; then it goes to the earliest moment waited for.
class SharedTime {
public:
    explicit SharedTime(int people) : at_work_(people) {}
    Stopwatch stopwatch()
    {
        return {[this] { return now(); }, [this](std::chrono::milliseconds span, std::stop_token) { wait(span); }};
    }
    Moment now() const
    {
        const std::lock_guard lock(mutex_);
        return now_;
    }
    void leave()
    {
        const std::lock_guard lock(mutex_);
        --at_work_;
        go_on();
    }

private:
    void wait(std::chrono::milliseconds span)
    {
        std::unique_lock lock(mutex_);
        const auto until = waited_for_.insert(now_ + span);
        const auto end = *until;
        go_on();
        gone_on_.wait(lock, [&] { return now_ >= end; });
        waited_for_.erase(until);
    }
    void go_on()
    {
        const auto asleep = std::ranges::count_if(waited_for_, [&](Moment moment) { return moment > now_; });
        if (asleep == 0 || asleep < at_work_)
            return;
        now_ = *std::ranges::find_if(waited_for_, [&](Moment moment) { return moment > now_; });
        gone_on_.notify_all();
    }

    mutable std::mutex mutex_;
    std::condition_variable gone_on_;
    std::multiset<Moment> waited_for_;
    int at_work_;
    Moment now_{};
};

struct Documented {
    const char* provider;
    std::size_t count;
    std::chrono::milliseconds span;
};

class Rates : public testing::TestWithParam<Documented> {};

// ListenBrainz ranks whose MBID is known; its labs tell of similar artists.
void ask(Metadata& metadata, const std::string& service, int number)
{
    Artist somebody;
    somebody.name = fmt::format("Nobody Number {}", number);
    somebody.mbid = fmt::format("00000000-0000-4000-8000-{:012}", number);
    if (service == "listenbrainz")
        static_cast<void>(metadata.top(somebody, 5, {}));
    else if (service == "labs")
        static_cast<void>(metadata.related(somebody, 5, {}));
    else
        static_cast<void>(metadata.artists(somebody.name, {}));
}

std::string nothing_of(const std::string& service)
{
    if (service == "spotify")
        return R"({"artists":{"items":[]}})";
    if (service == "listenbrainz" || service == "labs")
        return "[]";
    return R"({"data":[],"results":[],"artists":[],"recordings":[]})";
}

TEST_P(Rates, StayWithinTheDocumentedWindow)
{
    const auto& [provider, count, span] = GetParam();
    SharedTime time(at_once);
    LocalHttpServer server;
    LocalHttpServer accounts;
    accounts.on("/api/token", R"({"access_token":"t","token_type":"Bearer","expires_in":3600})");
    std::mutex mutex;
    std::vector<Moment> arrivals;
    server.on_request = [&] {
        const std::lock_guard lock(mutex);
        arrivals.push_back(time.now());
    };
    server.answer_all({200, nothing_of(provider), {}, 0, false, {}});
    MetadataOptions options;
    options.providers = {provider == std::string("labs") ? "listenbrainz" : provider};
    options.cache = 0s; // nothing is asked ahead by threads of its own
    options.deezer.url = options.itunes.url = options.musicbrainz.url = options.lastfm.url = server.url();
    options.lastfm.api_key = "0123456789abcdef";
    options.spotify = {"id", "secret", "US", server.url(), accounts.url()};
    options.listenbrainz = {"token", server.url(), server.url()};
    options.stopwatch = time.stopwatch();
    HttpClient http;
    FakeAnswers answers;
    FakeClock clock;
    FakeLog log;
    const auto metadata = make_metadata(options, http, answers, clock, log);

    std::vector<std::jthread> people;
    for (int person = 0; person < at_once; ++person)
        people.emplace_back([&, person] {
            for (int i = person; i < searches; i += at_once)
                ask(*metadata, provider, i);
            time.leave();
        });
    people.clear();

    ASSERT_GE(arrivals.size(), static_cast<std::size_t>(searches));
    std::ranges::sort(arrivals);
    for (std::size_t i = count; i < arrivals.size(); ++i)
        EXPECT_GE(arrivals[i] - arrivals[i - count], span) << i;
}

INSTANTIATE_TEST_SUITE_P(OfEachService, Rates,
                         testing::Values(Documented{"deezer", 50, 5s}, Documented{"itunes", 20, 60s},
                                         Documented{"musicbrainz", 1, 1s}, Documented{"lastfm", 5, 1s},
                                         Documented{"spotify", 60, 30s}, Documented{"listenbrainz", 10, 1s},
                                         Documented{"labs", 2, 1s}),
                         [](const auto& of) { return std::string(of.param.provider); });

}
}
