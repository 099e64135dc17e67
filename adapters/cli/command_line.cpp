// SPDX-License-Identifier: MIT
#include "adapters/cli/command_line.hpp"

#include "adapters/cli/time_point.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sstream>
#include <vector>

namespace topfive {

namespace {

constexpr std::size_t most_places = 50; // of a chart, as top.count

// Everything that the parser writes into, in one place that outlives it.
struct Written {
    std::string config;
    bool verbose = false;
    bool quiet = false;
    GetCommand get;
    StatusCommand status;
    WhyCommand why;
    UndoCommand undo;
    ConfigCommand check;
    std::vector<std::string> words;
    std::string since;
};

std::string joined(const std::vector<std::string>& words)
{
    return fmt::format("{}", fmt::join(words, " "));
}

bool blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

void add_get(CLI::App& app, Written& to)
{
    auto* get = app.add_subcommand("get", "Fetches an artist's top songs, or one song, now");
    get->add_option("ARTIST", to.words, "Name of the artist")->required();
    get->add_option("--track", to.get.track, "This song first")->type_name("TITLE");
    get->add_option("--count", to.get.count, "How many of the artist's top songs")
        ->check(CLI::Range(std::size_t{1}, most_places))
        ->type_name("N");
    get->add_flag("--dry-run", to.get.dry_run, "Says what it would do and why, downloads nothing");
    get->add_flag("--json", to.get.json, "For programs");
}

void add_status(CLI::App& app, Written& to)
{
    auto* status = app.add_subcommand("status", "What runs, waits and came in lately");
    status->add_flag("--watch", to.status.watch, "Draws it again and again");
    status->add_flag("--json", to.status.json, "For programs");
}

void add_why(CLI::App& app, Written& to)
{
    auto* why = app.add_subcommand("why", "The story of a search, an artist, a song or a file");
    why->add_option("WORDS", to.words, "What to look for")->required();
    why->add_flag("--json", to.why.json, "For programs");
}

void add_undo(CLI::App& app, Written& to)
{
    auto* undo = app.add_subcommand("undo", "Takes fetched files out again, and never fetches them unasked");
    auto* what = undo->add_option("ID|PATH", to.undo.what, "A download's id, or a path below the music directory");
    auto* since = undo->add_option("--since", to.since, "Everything that came since: 2h, 2026-11-24, 2026-11-24T18:30")
                      ->type_name("TIME");
    what->excludes(since);
    undo->add_flag("--dry-run", to.undo.dry_run, "Says which files, touches nothing");
}

void add_commands(CLI::App& app, Written& to)
{
    app.add_subcommand("run", "Watches and fetches, in the foreground");
    add_get(app, to);
    add_status(app, to);
    add_why(app, to);
    add_undo(app, to);
    app.add_subcommand("doctor", "Checks everything, and says what to do");
    app.add_subcommand("config", "The effective configuration, secrets hidden")
        ->add_flag("--check", to.check.check, "Only says whether it is right");
}

Parsed wrong_usage(const std::string& reason)
{
    Parsed parsed;
    parsed.status = 2;
    parsed.err = fmt::format("topfive: {}\nRun with --help for more information.\n", reason);
    return parsed;
}

// After --help and --version, and after arguments that the parser refuses.
Parsed ended(const CLI::App& app, const CLI::ParseError& end)
{
    std::ostringstream out;
    std::ostringstream err;
    Parsed parsed;
    parsed.status = app.exit(end, out, err) == 0 ? 0 : 2;
    parsed.out = out.str();
    parsed.err = err.str();
    return parsed;
}

// The value of the command that was named; a text instead when its options do not fit together.
std::variant<decltype(CommandLine::command), std::string> meaning(const CLI::App& app, Written& to,
                                                                  std::chrono::system_clock::time_point now)
{
    if (app.got_subcommand("run"))
        return RunCommand{};
    if (app.got_subcommand("get")) {
        to.get.artist = joined(to.words);
        if (blank(to.get.artist))
            return "get: the artist's name is empty";
        if (app.get_subcommand("get")->count("--track") > 0 && blank(to.get.track))
            return "get: --track: the title is empty";
        return to.get;
    }
    if (app.got_subcommand("status"))
        return to.status;
    if (app.got_subcommand("why")) {
        to.why.words = joined(to.words);
        if (blank(to.why.words))
            return "why: the words to look for are empty";
        return to.why;
    }
    if (app.got_subcommand("doctor"))
        return DoctorCommand{};
    if (app.got_subcommand("config"))
        return to.check;
    if (to.undo.what.empty() && to.since.empty())
        return "undo: an id, a path or --since TIME is needed";
    if (!to.since.empty() && !(to.undo.since = time_point_of(to.since, now)))
        return fmt::format("--since: “{}” is no time; 2h, 3d, 2026-11-24 and 2026-11-24T18:30 are", to.since);
    return to.undo;
}

}

Parsed parse(int argc, const char* const* argv, std::chrono::system_clock::time_point now)
{
    Written to;
    CLI::App app("Companion of MPD: fetches the top songs of what people search for.", "topfive");
    app.set_version_flag("--version", "topfive " TOPFIVE_VERSION);
    auto* config = app.add_option("--config", to.config, "The configuration file")->type_name("FILE");
    auto* verbose = app.add_flag("--verbose", to.verbose, "Tells more");
    app.add_flag("--quiet", to.quiet, "Tells only what is wrong")->excludes(verbose);
    app.require_subcommand(1);
    app.fallthrough();
    add_commands(app, to);
    try {
        app.parse(argc, argv);
    } catch (const CLI::RequiredError& end) {
        if (const auto rest = app.remaining(); !rest.empty())
            return wrong_usage(fmt::format("there is no command “{}”", rest.front()));
        return ended(app, end);
    } catch (const CLI::ParseError& end) {
        return ended(app, end);
    }
    auto command = meaning(app, to, now);
    if (const auto* mistake = std::get_if<std::string>(&command))
        return wrong_usage(*mistake);

    CommandLine line;
    using Loudness = CommandLine::Loudness;
    line.loudness = to.verbose ? Loudness::verbose : to.quiet ? Loudness::quiet : Loudness::normal;
    if (*config)
        line.config = to.config;
    line.command = std::get<0>(std::move(command));
    Parsed parsed;
    parsed.line = std::move(line);
    return parsed;
}

}
