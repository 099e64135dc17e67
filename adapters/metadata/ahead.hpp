// SPDX-License-Identifier: MIT
#pragma once
#include "plugin/ports/catalog.hpp"
#include "plugin/ports/charts.hpp"
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace topfive {

// Asks side by side what would be asked in turn: as soon as it can be seen whom a text names, their chart is under way
// while the caller still asks for songs. The answers arrive in the cache that all questions share, and a caller who
// asks meanwhile waits for the question that is already flying. Without that cache it would only ask twice.
class Ahead : public Catalog {
public:
    // `count`: of the charts that will be asked for. `scout` and `charts` are what the questions ahead go to: their
    // faults are nobody's, the caller meets them again.
    Ahead(Catalog& catalog, Catalog& scout, Charts& charts, std::size_t count);
    ~Ahead() override;

    std::vector<Artist> artists(std::string_view name, std::stop_token) override;
    std::vector<Recording> songs(std::string_view text, std::string_view artist, std::stop_token) override;
    void expect_songs(std::string_view text, std::string_view artist) override;

private:
    using Errand = std::function<void(std::stop_token)>;
    void send(Errand);
    void run(std::stop_token);
    void expect_chart(Artist);

    Catalog& catalog_;
    Catalog& scout_;
    Charts& charts_;
    std::size_t count_;
    std::mutex mutex_;
    std::condition_variable_any sent_;
    std::deque<Errand> errands_;
    std::vector<std::jthread> threads_;
};

}
