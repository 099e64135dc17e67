// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/web/inquiry.hpp"
#include "adapters/web/world.hpp"
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace topfive {

// GET /artists/search and /tracks/search: what a text names, the chart and what the library has of it, and the fetch
// that the search started.
//
// An answer stands until something changes that it depends on, so that asking again costs what /healthz costs. Equal
// searches join the story that the first one opened; decisions/ tells when another one is opened. A chart is waited for
// only as long as it takes to learn whom the text names, or `at_once`: the story that is under way brings it. Who has
// waited `patience` for a service gets what is known: the chart as it was, or nobody yet.
class SearchDesk {
public:
    struct Bounds {
        std::chrono::milliseconds patience{5'000}; // for services
        std::chrono::milliseconds at_once{200};    // what nobody notices
        std::chrono::seconds hold{60};             // before what failed is tried again because somebody asks again
        std::chrono::seconds keep{60};             // an answer: the services' own cache may have come to its end
        std::size_t texts = 256;                   // that are remembered
        int waiting = 64;                          // answers that may wait for services at the same time
    };

    explicit SearchDesk(WebWorld& world) : SearchDesk(world, Bounds{}) {}
    SearchDesk(WebWorld& world, Bounds bounds) : world_(world), bounds_(bounds) {}
    SearchDesk(const SearchDesk&) = delete;
    SearchDesk& operator=(const SearchDesk&) = delete;
    ~SearchDesk() { stop(); }

    enum class Kind { artist, track };
    // JSON. With `may_start` false nothing is started, and "fetch" is null. Throws Fault when the database fails.
    std::string answer(Kind, const std::string& text, bool may_start);
    // Ends questions that are under way.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    using Found = Inquiry::Found;
    struct Text {
        std::mutex mutex;  // of the answer and of whose turn it is, held for moments
        bool busy = false; // somebody's turn it is to ask services
        std::condition_variable free;
        std::string answer;
        std::uint64_t turn = 0; // of the world, when it was given
        Clock::time_point until{};
        std::uint64_t used = 0; // guarded by the desk's mutex

        StoryId story = 0; // this and what follows belong to whose turn it is
        Clock::time_point asked{};
        std::optional<Found> found;
    };

    class Turn;

    std::shared_ptr<Text> text_of(Kind, const std::string& text, bool may_start);
    [[nodiscard]] std::optional<std::string> standing(Text&) const;
    std::string work(Kind, const std::string& text, bool may_start, Text&);
    [[nodiscard]] std::optional<Found> ask_services(const SearchIntent&);
    void leave(std::unique_ptr<Inquiry>);
    [[nodiscard]] Found known(const Text&) const;
    [[nodiscard]] Found best_of(const std::optional<Found>& fresh, const Text&) const;
    void show_rows(Found&) const;
    [[nodiscard]] std::optional<Story> join(const SearchIntent&, Text&) const;
    [[nodiscard]] std::optional<Story> again(const SearchIntent&, const std::optional<Story>&, const Found&,
                                             Text&) const;
    [[nodiscard]] std::optional<Story> open(const SearchIntent&, Text&) const;

    WebWorld& world_;
    const Bounds bounds_;
    std::stop_source stopping_;
    std::atomic<int> waiting_ = 0;
    std::mutex mutex_; // of the three that follow
    std::map<std::string, std::shared_ptr<Text>> texts_;
    std::uint64_t uses_ = 0;
    std::vector<std::unique_ptr<Inquiry>> left_; // nobody waits for them; what they bring is kept for the next search
};

}
