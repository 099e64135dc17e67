// SPDX-License-Identifier: MIT
// From a settled search to the chart, with the default chain and services that answer every question 200 ms late: how
// many delays pass. Connections are warm. Prints the median and the worst of a few searches of each kind; none of them
// was made before.
#include "adapters/io/http_client.hpp"
#include "adapters/metadata/metadata.hpp"
#include "plugin/fetching/whom.hpp"
#include "tests/fakes/fake_answers.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/fake_library.hpp"
#include "tests/fakes/fake_log.hpp"
#include "tests/fakes/local_http_server.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace {

using namespace topfive;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto delay = 200ms;
constexpr int searches = 5; // of each kind; the first one only warms the connections

class Bench {
public:
    Bench()
    {
        for (int i = 0; i < 4 * searches; ++i)
            know(i);
        itunes_.answer_all({200, R"({"resultCount":0,"results":[]})", {}, 0, false, delay});
        MetadataOptions options;
        options.deezer.url = deezer_.url();
        options.itunes.url = itunes_.url();
        // The searches follow each other faster than a service may be asked; what that costs is not measured here.
        options.stopwatch.now = [this] { return steady_clock::now() + ++asked_ * 1min; };
        metadata_ = make_metadata(options, http_, answers_, clock_, log_);
    }

    // The delays that a search for this artist's name or song took.
    double look(const std::string& text, const std::string& field)
    {
        SearchIntent intent;
        intent.text = text;
        intent.field = field;
        const auto began = steady_clock::now();
        const auto wish = Whom(*metadata_, *metadata_, library_).of(intent, {});
        const bool found = wish.artist && metadata_->top(*wish.artist, 5, {}).recordings.size() == 1;
        const std::chrono::duration<double> took = steady_clock::now() - began;
        if (!found)
            fmt::print("{} “{}” found nothing: {}\n", field, text, wish.why);
        return took / delay;
    }

    // A kind of search: its texts from one on, each asked for the first time, then the last one again.
    void tell(const std::string& name, const std::string& field, const std::string& (*text)(int), int first)
    {
        std::vector<double> took;
        look(text(first), field);
        for (int i = 1; i < searches; ++i)
            took.push_back(look(text(first + i), field));
        std::ranges::sort(took);
        fmt::print("{:<28}{:.2f} (worst {:.2f}), again {:.2f}\n", name, took[took.size() / 2], took.back(),
                   look(text(first + searches - 1), field));
    }

    static const std::string& artist(int number)
    {
        static std::vector<std::string> names;
        return text_of(names, number, "Ferrymen ");
    }
    static const std::string& song(int number)
    {
        static std::vector<std::string> titles;
        return text_of(titles, number, "Paper Boats ");
    }

private:
    static const std::string& text_of(std::vector<std::string>& texts, int number, const char* word)
    {
        while (texts.size() <= static_cast<std::size_t>(number))
            texts.push_back(word + std::string(1, static_cast<char>('A' + static_cast<char>(texts.size()))));
        return texts[static_cast<std::size_t>(number)];
    }
    void on(const std::string& target, const std::string& list)
    {
        deezer_.on(target, {200, R"({"data":[)" + list + "]}", {}, 0, false, delay});
    }
    void know(int number)
    {
        const auto id = std::to_string(number + 1);
        const auto singer = R"({"id":)" + id + R"(,"name":")" + artist(number) + R"(","nb_fan":90000})";
        const auto track = R"({"id":)" + id + R"(,"title":")" + song(number) + R"(","artist":)" + singer + "}";
        for (const auto& text : {artist(number), song(number)}) {
            const auto words = percent_encode(text);
            on("/search/artist?q=" + words + "&limit=25", text == artist(number) ? singer : "");
            on("/search?q=" + words + "&limit=25", track);
        }
        on("/artist/" + id + "/top?limit=25", track);
    }

    std::atomic<int> asked_ = 0;
    LocalHttpServer deezer_, itunes_;
    HttpClient http_;
    FakeAnswers answers_;
    FakeClock clock_;
    FakeLog log_;
    FakeLibrary library_;
    std::unique_ptr<Metadata> metadata_;
};

}

int main()
{
    Bench bench;
    fmt::print("delays of 200 ms from a settled search to its chart, held to 2.2; asked again: 0\n");
    bench.tell("artist", "artist", Bench::artist, 0);
    bench.tell("any, an artist", "any", Bench::artist, searches);
    bench.tell("title", "title", Bench::song, 2 * searches);
    bench.tell("any, a song", "any", Bench::song, 3 * searches);
}
