// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/service.hpp"
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace topfive {

class Answers;
class Log;

// Keeps what a service answered, on disk; "nothing" for a shorter time; a fault not at all. Of equal questions at one
// time one is asked, and all who wait get its answer or its fault. Safe from every thread.
class Cached : public Service {
public:
    // With `keep` 0 nothing is kept, and still one question at a time is asked.
    Cached(std::string name, std::chrono::seconds keep, Service& service, Answers& answers, Log& log)
        : name_(std::move(name)), keep_(keep), service_(service), answers_(answers), log_(log)
    {
    }
    Reply ask(const Question&, std::stop_token) override;

private:
    struct Flight {
        int waiting = 0;
        bool landed = false;
        std::optional<Reply> reply;
        std::function<void()> fail; // throws what came instead; neither: whoever asked was stopped
    };

    [[nodiscard]] std::optional<Reply> kept(const std::string& key);
    void keep(const std::string& key, const Reply&);
    // The answer that another thread is waiting for, if one is; nullopt: nobody asks, or who asked was stopped.
    [[nodiscard]] std::optional<Reply> join(const std::string& key, std::unique_lock<std::mutex>&, std::stop_token);
    Reply fly(const Question&, const std::string& key, std::unique_lock<std::mutex>&, std::stop_token);

    std::string name_;
    std::chrono::seconds keep_;
    Service& service_;
    Answers& answers_;
    Log& log_;
    std::mutex mutex_;
    std::condition_variable_any landed_;
    std::map<std::string, Flight> flights_;
};

}
