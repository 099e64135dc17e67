// SPDX-License-Identifier: MIT
#include "adapters/web/search_desk.hpp"

#include "adapters/web/json.hpp"
#include "adapters/web/json_text.hpp"
#include "plugin/errors.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace topfive {

namespace json = boost::json;

namespace {

using namespace std::chrono_literals;

constexpr auto unsure = 1s; // how long an answer stands that services could not be asked for
constexpr auto moment = 2s; // before a story that ended without the missing song is followed by another

SearchIntent intent_of(SearchDesk::Kind kind, const std::string& text)
{
    SearchIntent intent;
    intent.text = text;
    intent.field = kind == SearchDesk::Kind::artist ? "artist" : "title";
    intent.kind = SearchIntent::Kind::ask;
    intent.origin = SearchIntent::Origin::http;
    return intent;
}

PlaceState seen_as(DownloadState state)
{
    switch (state) {
    case DownloadState::downloading:
        return PlaceState::downloading;
    case DownloadState::completed:
        return PlaceState::completed;
    case DownloadState::error:
        return PlaceState::error;
    case DownloadState::pending:
        break;
    }
    return PlaceState::pending;
}

bool any(const std::vector<Place>& places, PlaceState state)
{
    return std::ranges::find(places, state, &Place::state) != places.end();
}

// CONTRACT 7 names the fields; the reasons stand in the fetch.
json::object shape(SearchDesk::Kind kind, const std::string& text, const std::optional<Artist>& artist,
                   const std::vector<Place>& places, const std::optional<Story>& story)
{
    json::object told{{"query", text}};
    for (auto& [key, value] : places_json(artist, places))
        told[key] = value;
    if (kind == SearchDesk::Kind::artist)
        told.stable_erase("track");
    else if (auto* track = told["track"].if_object())
        track->stable_erase("why");
    for (auto& place : told["top"].as_array())
        place.as_object().stable_erase("why");
    told["fetch"] =
        story ? json::value(json::object{{"id", fmt::format("{}", story->id)}, {"state", fetch_state(*story)}})
              : json::value(nullptr);
    return told;
}

class Counted {
public:
    explicit Counted(std::atomic<int>& count) : count_(count) { ++count_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { --count_; }

private:
    std::atomic<int>& count_;
};

}

// To ask the services about a text: one at a time has it, and waits for it no longer than it is patient.
class SearchDesk::Turn {
public:
    Turn(Text& text, std::chrono::milliseconds patience) : text_(text)
    {
        std::unique_lock lock(text_.mutex);
        mine_ = text_.free.wait_for(lock, patience, [this] { return !text_.busy; });
        if (mine_)
            text_.busy = true;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        if (!mine_)
            return;
        const std::lock_guard lock(text_.mutex);
        text_.busy = false;
        text_.free.notify_one();
    }
    explicit operator bool() const { return mine_; }

private:
    Text& text_;
    bool mine_ = false;
};

std::string SearchDesk::answer(Kind kind, const std::string& text, bool may_start)
{
    const auto known = text_of(kind, text, may_start);
    if (auto answer = standing(*known))
        return *std::move(answer);
    const Counted waiting(waiting_);
    const Turn turn(*known, waiting_ > bounds_.waiting ? std::chrono::milliseconds(0) : bounds_.patience);
    if (waiting_ > bounds_.waiting || !turn)
        throw Unavailable("too many searches wait for the metadata services; try again in a moment");
    return work(kind, text, may_start, *known);
}

std::shared_ptr<SearchDesk::Text> SearchDesk::text_of(Kind kind, const std::string& text, bool may_start)
{
    const auto key = fmt::format("{}{}{}", static_cast<int>(kind), static_cast<int>(may_start), text);
    const std::lock_guard lock(mutex_);
    auto& entry = texts_[key];
    if (!entry)
        entry = std::make_shared<Text>();
    entry->used = ++uses_;
    const auto found = entry;
    if (texts_.size() > bounds_.texts)
        texts_.erase(std::ranges::min_element(texts_, {}, [](const auto& one) { return one.second->used; }));
    return found;
}

std::optional<std::string> SearchDesk::standing(Text& text) const
{
    const std::lock_guard lock(text.mutex);
    if (text.turn != world_.turn() || text.until < Clock::now())
        return {};
    return text.answer;
}

std::string SearchDesk::work(Kind kind, const std::string& text, bool may_start, Text& known)
{
    if (auto answer = standing(known)) // another request was quicker
        return *std::move(answer);
    if (world_.history() == nullptr)
        throw Unavailable("the database cannot be used; /healthz tells why");
    const auto turn = world_.turn();
    const auto intent = intent_of(kind, text);
    auto story = may_start ? join(intent, known) : std::nullopt;
    const auto fresh = ask_services(intent);
    if (fresh && fresh->whole)
        known.found = fresh;
    auto found = best_of(fresh, known);
    show_rows(found);
    if (may_start)
        story = again(intent, story, found, known);

    const std::lock_guard lock(known.mutex);
    known.answer = json_text(shape(kind, text, found.artist, found.places, story));
    known.turn = turn;
    known.until = Clock::now() + (fresh && fresh->whole ? bounds_.keep : unsure);
    return known.answer;
}

std::optional<SearchDesk::Found> SearchDesk::ask_services(const SearchIntent& intent)
{
    auto inquiry = std::make_unique<Inquiry>(world_, intent);
    auto found = inquiry->wait({bounds_.at_once, bounds_.patience}, stopping_.get_token());
    if (!found)
        inquiry->stop(); // it took too long
    leave(std::move(inquiry));
    return found;
}

void SearchDesk::leave(std::unique_ptr<Inquiry> inquiry)
{
    std::vector<std::unique_ptr<Inquiry>> ended; // without the lock
    const std::lock_guard lock(mutex_);
    const auto first = std::partition(left_.begin(), left_.end(), [](const auto& one) { return !one->over(); });
    std::move(first, left_.end(), std::back_inserter(ended));
    left_.erase(first, left_.end());
    if (!inquiry->over() && left_.size() < static_cast<std::size_t>(bounds_.waiting))
        left_.push_back(std::move(inquiry));
}

void SearchDesk::stop()
{
    stopping_.request_stop();
    const std::lock_guard lock(mutex_);
    for (const auto& inquiry : left_)
        inquiry->stop();
}

SearchDesk::Found SearchDesk::known(const Text& text) const
{
    if (text.found)
        return *text.found;
    const auto story = text.story == 0 ? std::nullopt : world_.history()->story(text.story);
    return story ? Found{story->artist, story->places} : Found{};
}

// Where the chart is still to come, the one that is remembered stands for it.
SearchDesk::Found SearchDesk::best_of(const std::optional<Found>& fresh, const Text& text) const
{
    if (fresh && fresh->whole)
        return *fresh;
    auto old = known(text);
    if (!fresh || (fresh->artist && old.artist && fresh->artist->id == old.artist->id && !old.places.empty()))
        return old;
    return *fresh;
}

// What would be fetched may be on its way.
void SearchDesk::show_rows(Found& found) const
{
    for (Place& place : found.places)
        if (place.state == PlaceState::pending)
            if (const auto row = world_.history()->find(place.recording))
                place.state = seen_as(row->state);
}

std::optional<Story> SearchDesk::open(const SearchIntent& intent, Text& text) const
{
    text.story = world_.ask(intent);
    text.asked = Clock::now();
    return world_.history()->story(text.story);
}

std::optional<Story> SearchDesk::join(const SearchIntent& intent, Text& text) const
{
    auto story = text.story == 0 ? std::nullopt : world_.history()->story(text.story);
    return story ? std::move(story) : open(intent, text);
}

std::optional<Story> SearchDesk::again(const SearchIntent& intent, const std::optional<Story>& story,
                                       const Found& found, Text& text) const
{
    const auto now = world_.history()->story(text.story); // it went on meanwhile
    if (!now || !story)
        return now;
    const auto age = Clock::now() - text.asked;
    if (now->state == StoryState::open) {
        if (now->retry_at && age > bounds_.hold) {
            text.asked = Clock::now();
            world_.hurry(now->id);
        }
        return now;
    }
    const bool missing = any(found.places, PlaceState::pending) && age > moment;
    const bool failed = now->state == StoryState::failed || !found.artist || any(found.places, PlaceState::error);
    return missing || (failed && age > bounds_.hold) ? open(intent, text) : now;
}

}
