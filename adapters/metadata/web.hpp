// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/metadata/json.hpp"
#include "adapters/metadata/service.hpp"
#include <chrono>
#include <string>
#include <utility>

namespace topfive {

class Clock;
class HttpClient;
class Pace;
struct HttpAnswer;

// What an answer is worth. passing: a moment's trouble. resting: asked too often. refused: asking again is no use.
struct Verdict {
    enum class Outcome { found, nothing, passing, resting, refused };
    Outcome outcome = Outcome::found;
    std::string why;              // of all but found and nothing
    std::chrono::seconds rest{0}; // of resting; 0: the answer does not say how long
    bool again = false;           // a second try at once may well succeed
};

// What a status alone says. 200 is found.
[[nodiscard]] Verdict judge_status(int status);
// What the list of an answer is worth, once its status is good: found when it has an entry that can be read, nothing
// when it is empty. A list that is missing or holds only nulls is no answer: nobody shall remember it as one.
[[nodiscard]] Verdict judge_list(Json list);
// Reads one service's answers: some report errors inside 200. The JSON is nothing when the body is none.
using Judge = Verdict (*)(int status, Json);

// Says who asks, where a header has to.
class Authorization {
public:
    virtual ~Authorization() = default;
    virtual std::string header(std::stop_token) = 0; // "Authorization: Bearer ..."
    // The service no longer takes it. True: asking once more makes sense.
    virtual bool expired() = 0;
};

struct ApiOptions {
    std::string name; // "deezer"
    std::string url;  // "https://api.deezer.com"
    Judge judge = nullptr;
    std::chrono::seconds rest{10};             // after "too often", where the answer says no time
    std::pair<std::string, std::string> key{}; // a secret parameter, {"api_key", "..."}
    Authorization* authorization = nullptr;
};

// A service over HTTP: at its pace, with its key, errors told apart from answers. One quick second try where trouble
// may pass in a moment.
class Web : public Service {
public:
    Web(ApiOptions options, HttpClient& http, Pace& pace, const Clock& clock)
        : options_(std::move(options)), http_(http), pace_(pace), clock_(clock)
    {
    }
    Reply ask(const Question&, std::stop_token) override;

private:
    struct Heard {
        Verdict verdict;
        std::string body;
    };
    // One try. Nothing thrown but when stopped or told to rest before it began.
    [[nodiscard]] Heard hear(const Question&, std::stop_token);
    [[nodiscard]] HttpAnswer get(const Question&, std::stop_token);
    [[nodiscard]] Verdict judge(const HttpAnswer&);
    [[noreturn]] void give_up(const Question&, const Verdict&) const;

    ApiOptions options_;
    HttpClient& http_;
    Pace& pace_;
    const Clock& clock_;
};

}
