// `careaudit history`: the rounds that were kept.
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/round_name.h"
#include "encode/json.h"
#include "encode/terminal.h"
#include "store/history.h"

namespace careaudit {
namespace {

struct HistoryOptions {
  std::string path;
  std::string format = "text";
  std::vector<std::string> rename;
  std::vector<std::string> remove;
};

std::string as_text(const std::vector<RoundInfo>& rounds) {
  if (rounds.empty()) {
    return "no round is kept here\n";
  }
  std::size_t width = 5;
  for (const auto& round : rounds) {
    width = std::max(width, code_points(terminal_text(round.name)));
  }
  std::string out = fmt::format("{}  audit date   plans  unreadable  profile     rules             careaudit\n", padded("round", width));
  for (const auto& round : rounds) {
    out += fmt::format("{}  {}  {:>6}  {:>10}  {}  {}  {}\n", padded(terminal_text(round.name), width), round.as_of.iso(), round.plans, round.unreadable, padded(terminal_text(round.profile), 10),
                       padded(terminal_text(round.rules_hash), 16), terminal_text(round.version));
  }
  return out;
}

std::string as_json(const std::vector<RoundInfo>& rounds) {
  JsonWriter json;
  json.object().key("rounds").array();
  for (const auto& round : rounds) {
    json.object().field("round", round.name).field("as_of", round.as_of.iso()).field("plans", round.plans).field("unreadable", round.unreadable);
    json.field("profile", round.profile).field("rules_hash", round.rules_hash).field("careaudit", round.version).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

/// The part before the first `=`, and the rest.
std::optional<std::pair<std::string, std::string>> names_of(const std::string& text, Console& console) {
  const auto equals = text.find('=');
  const std::string from(trim(text.substr(0, equals)));
  const std::string to(equals == std::string::npos ? "" : trim(text.substr(equals + 1)));
  if (from.empty() || to.empty()) {
    (void)complain(console, {.message = fmt::format("`--rename {}` is not of the form OLD=NEW", text), .remedy = "write for instance `--rename 2026-03-31=March`"});
    return std::nullopt;
  }
  if (const auto problem = why_no_round_name("--rename", to)) {
    (void)complain(console, *problem);
    return std::nullopt;
  }
  return std::pair(from, to);
}

/// Whether everything asked for was done.
bool change(History& history, const HistoryOptions& options, Console& console) {
  bool is_done = true;
  const auto take = [&](const std::optional<Problem>& problem) {
    if (problem) {
      console.err << terminal_lines(*problem) << '\n';
      is_done = false;
    }
  };
  for (const auto& text : options.rename) {
    const auto names = names_of(text, console);
    is_done = is_done && names;
    if (names) {
      take(history.rename(names->first, names->second));
    }
  }
  for (const auto& name : options.remove) {
    take(history.remove(name));
  }
  return is_done;
}

int run(const HistoryOptions& options, Console& console) {
  if (options.format != "text" && options.format != "json") {
    return complain(console, {.message = fmt::format("`--format` does not take `{}`", options.format), .remedy = "it takes `text` and `json`"});
  }
  auto history = History::open(options.path);
  if (!history) {
    console.err << terminal_lines(history.error()) << '\n';
    return status_trouble;
  }
  const bool is_done = change(*history, options, console);
  const auto rounds = history->rounds();
  if (!rounds) {
    console.err << terminal_lines(rounds.error()) << '\n';
    return status_trouble;
  }
  console.out << (options.format == "json" ? as_json(*rounds) : as_text(*rounds));
  return console.out.flush() && is_done ? status_fine : status_trouble;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("history", "List, rename and remove the rounds of a history");
  auto options = std::make_shared<HistoryOptions>();
  command->add_option("history", options->path, "A file that `careaudit check --save` made")->required()->type_name("FILE");
  command->add_option("--rename", options->rename, "Give a round another name; repeatable")->allow_extra_args(false)->take_all()->type_name("OLD=NEW");
  command->add_option("--remove", options->remove, "Remove a round, its bytes too; repeatable")->allow_extra_args(false)->take_all()->type_name("ROUND");
  command->add_option("-f,--format", options->format, "text (default) or json")->type_name("F");
  command->footer("Example: careaudit history audits.db --rename 2026-03-31=March");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::history{.name = "history", .add = add};

}  // namespace careaudit
