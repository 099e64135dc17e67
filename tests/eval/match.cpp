// SPDX-License-Identifier: MIT
#include "plugin/fetching/best_match.hpp"
#include "tests/eval/calls.hpp"
#include "tests/eval/json_lines.hpp"

#include <boost/json.hpp>

#include <istream>
#include <ostream>
#include <stdexcept>

namespace topfive {

namespace json = boost::json;

int eval_match(std::istream& in, std::ostream& out)
{
    answer_lines(in, out, [](const json::object& asked) -> json::object {
        const auto* query = asked.if_contains("query");
        const auto* offered = asked.if_contains("candidates");
        if (!query || !query->is_object())
            throw std::invalid_argument("a line needs a query");
        std::vector<Candidate> candidates;
        if (offered && offered->is_array())
            for (const auto& candidate : offered->get_array())
                candidates.push_back(candidate_from(candidate.as_object()));
        const auto judged = judge(recording_from(query->get_object()), candidates);
        if (judged.empty())
            return {{"id", text(asked, "id")}, {"pick", nullptr}, {"score", 0}, {"why", "nothing is offered"}};
        const auto& best = judged.front();
        json::object answer{{"id", text(asked, "id")}, {"pick", nullptr}, {"score", best.score}, {"why", best.why}};
        if (best.good)
            answer["pick"] = candidates.at(best.index).id;
        return answer;
    });
    return 0;
}

}
