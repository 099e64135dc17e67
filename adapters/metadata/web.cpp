// SPDX-License-Identifier: MIT
#include "adapters/metadata/web.hpp"

#include "adapters/io/http_client.hpp"
#include "adapters/metadata/pace.hpp"
#include "plugin/errors.hpp"
#include "plugin/ports/clock.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace topfive {

namespace {

// A second try follows only a failure that came this soon, and a rest up to this long.
constexpr std::chrono::seconds soon{2};

}

std::string Question::target() const
{
    std::string target = path;
    for (const auto& [name, value] : query)
        target +=
            fmt::format("{}{}={}", target.find('?') == std::string::npos ? '?' : '&', name, percent_encode(value));
    return target;
}

Verdict judge_status(int status)
{
    using enum Verdict::Outcome;
    const auto why = fmt::format("{}", status);
    if (status >= 200 && status < 300)
        return {};
    if (status == 429)
        return {resting, why};
    if (status == 408 || status >= 500)
        return {passing, why, {}, true};
    return {refused, why};
}

Verdict judge_list(Json list)
{
    using enum Verdict::Outcome;
    const auto entries = list.list();
    if (list.is_list() && entries.empty())
        return {nothing, ""};
    if (std::ranges::any_of(entries, &Json::is_object))
        return {};
    return {passing, "the answer holds no list that can be read"};
}

Reply Web::ask(const Question& question, std::stop_token stop)
{
    using enum Verdict::Outcome;
    const auto began = std::chrono::steady_clock::now();
    Heard heard = hear(question, stop);
    if (heard.verdict.again && std::chrono::steady_clock::now() - began < soon)
        heard = hear(question, stop);
    if (heard.verdict.outcome != found && heard.verdict.outcome != nothing)
        give_up(question, heard.verdict);
    return {std::move(heard.body), heard.verdict.outcome == nothing};
}

Web::Heard Web::hear(const Question& question, std::stop_token stop)
{
    try {
        pace_.wait(stop);
    } catch (const Unavailable& fault) {
        throw Unavailable(fmt::format("{}: {}", options_.name, fault.what()), fault.until());
    }
    HttpAnswer answer;
    try {
        answer = get(question, stop);
    } catch (const Unavailable& fault) {
        if (stop.stop_requested())
            throw Unavailable(fmt::format("{}: {}", options_.name, fault.what()));
        return {{Verdict::Outcome::passing, fault.what(), {}, true}, {}};
    } catch (const Refused& fault) { // who asks is not let in
        return {{Verdict::Outcome::refused, fault.what()}, {}};
    }
    pace_.heed(answer);
    Verdict verdict = judge(answer);
    return {std::move(verdict), std::move(answer.body)};
}

HttpAnswer Web::get(const Question& question, std::stop_token stop)
{
    std::string url = options_.url;
    while (url.ends_with('/'))
        url.pop_back();
    url += question.target();
    const auto& [name, value] = options_.key;
    if (!value.empty())
        url += fmt::format("{}{}={}", url.find('?') == std::string::npos ? '?' : '&', name, percent_encode(value));
    std::vector<std::string> headers{"Accept: application/json"};
    if (options_.authorization != nullptr)
        headers.push_back(options_.authorization->header(stop));
    return http_.get(url, headers, stop);
}

Verdict Web::judge(const HttpAnswer& answer)
{
    using enum Verdict::Outcome;
    Verdict verdict;
    try {
        const JsonAnswer json(answer.body);
        verdict = options_.judge(answer.status, json.root());
    } catch (const Unavailable& fault) { // an HTML page, a body cut off
        verdict = options_.judge(answer.status, Json());
        if (answer.status >= 200 && answer.status < 300)
            verdict = {passing, fault.what()};
    }
    if (answer.status == 401 && options_.authorization != nullptr)
        verdict.again = options_.authorization->expired();
    if (verdict.outcome == passing && answer.retry_after())
        verdict.outcome = resting;
    if (verdict.outcome == resting) {
        if (verdict.rest.count() == 0)
            verdict.rest = answer.retry_after().value_or(options_.rest);
        verdict.again = verdict.rest <= soon;
        pace_.rest(verdict.rest);
    }
    return verdict;
}

void Web::give_up(const Question& question, const Verdict& verdict) const
{
    // What came over the wire in place of an answer already says what was tried.
    const auto what = verdict.why.starts_with("GET ") || verdict.why.starts_with("POST ")
                          ? fmt::format("{}: {}", options_.name, verdict.why)
                          : fmt::format("{}: GET {}: {}", options_.name, question.path, verdict.why);
    if (verdict.outcome == Verdict::Outcome::refused)
        throw Refused(what);
    if (verdict.outcome == Verdict::Outcome::resting)
        throw Unavailable(what, clock_.now() + verdict.rest);
    throw Unavailable(what);
}

}
