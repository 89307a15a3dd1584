// `careaudit explain`: a rule in words, or what it says of one text.
#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/examples.h"
#include "audit/explain.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/rules_in_force.h"
#include "cli/settings_file.h"
#include "cli/terminal.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

struct ExplainOptions {
  std::string id;
  std::string text;
  std::string as_of;
  std::vector<std::string> rules;
  std::string color = "auto";
};

/// Writes to the console in its width and colours.
class Page {
 public:
  Page(Console& console, const std::string& color)
      : console_(console), use_colour_(wants_colour(color, console.out_is_terminal)), width_(terminal_width(console.out_is_terminal)) {}

  void heading(std::string_view text) { console_.out << styled(terminal_text(text), Style::bold, use_colour_) << '\n'; }
  void line(std::string_view text) { console_.out << terminal_text(text) << '\n'; }
  void part(std::string_view name, std::string_view text) {
    if (!text.empty()) {
      console_.out << padded(name, label_width) << wrapped(terminal_text(text), width_ - label_width, label_width) << '\n';
    }
  }
  void hint(std::string_view text) {
    if (!text.empty()) {
      console_.out << wrapped(terminal_text(text), width_, 0) << '\n';
    }
  }
  void gap() { console_.out << '\n'; }
  void outcome(std::string_view name, Outcome outcome, std::string_view what) {
    const Style style = outcome == Outcome::pass ? Style::green : outcome == Outcome::fail ? Style::red : Style::yellow;
    console_.out << padded(name, 24) << styled(padded(name_of(outcome), 16), style, use_colour_) << wrapped(terminal_text(what), width_ > 80 ? width_ - 40 : 40, 40) << '\n';
  }

 private:
  static constexpr std::size_t label_width = 12;
  Console& console_;
  bool use_colour_;
  std::size_t width_;
};

std::string scope_of(const Rule& rule) {
  std::string scope = rule.each == "plan" ? "the plan" : rule.each == "texts" ? "every text of the plan" : fmt::format("each item of `{}`", rule.each);
  if (!rule.on.empty()) {
    scope += fmt::format(", its `{}`", rule.on);
  }
  const auto add = [&scope](std::string_view words, const std::vector<std::string>& list) {
    if (!list.empty()) {
      scope += fmt::format("; {} {}", words, listed(list));
    }
  };
  add("status", rule.applies_to.statuses);
  add("type", rule.applies_to.types);
  add(rule.applies_to.types.empty() ? "where it has" : "or where it has", rule.applies_to.with);
  add("not asked of type", rule.applies_to.not_types);
  return scope;
}

void show_examples(const RuleFile& file, Page& page) {
  Problems ignored;
  Outcome last = Outcome::pass;
  bool is_first = true;
  for (const auto& example : read_examples(file, ignored).examples) {
    if (is_first || example.expected != last) {
      static constexpr std::array<std::string_view, 4> headings{"Passes", "Fails", "Does not apply", "Cannot be assessed"};
      page.gap();
      page.heading(headings[static_cast<std::size_t>(example.expected)]);
    } else {
      page.line("  --");
    }
    is_first = false;
    last = example.expected;
    for (const auto row : split(example.text, '\n')) {
      // Indentation is YAML's: kept.
      const auto at = static_cast<std::size_t>(row.data() - example.text.data());
      const auto begin = at == 0 ? 0 : example.text.rfind('\n', at - 1) + 1;
      page.line("  " + example.text.substr(begin, at - begin) + std::string(row));
    }
  }
}

void show_rule(const Rule& rule, const RuleFile& file, Page& page) {
  page.heading(fmt::format("{}: {}", rule.id, rule.title));
  page.part("Severity", name_of(rule.severity));
  page.part("Looks at", scope_of(rule));
  page.part("Check", fmt::format("{}: {}", rule.check, find_check_type(rule.check)->summary));
  page.part("Because", rule.because);
  page.part("Remedy", rule.remedy);
  page.part("Source", rule.source);
  page.part("Evidence of", fmt::format("{}", fmt::join(rule.evidences, ", ")));
  page.part("File", file.shown);
  show_examples(file, page);
}

/// `S goal.specific` for a letter of a roll-up, else the rule's id.
std::string name_of_row(const Rule& roll_up, const Rule& rule) {
  for (const auto& [letter, id] : roll_up.options.map("letters")) {
    if (roll_up.is_roll_up && id == rule.id) {
      return fmt::format("{} {}", letter, rule.id);
    }
  }
  return rule.id;
}

/// Of each row: what was seen, or why it was not judged.
std::string what_of(const OutcomeRow& row) {
  if (row.outcome == Outcome::fail) {
    return filled_message(row, true);
  }
  if (row.outcome != Outcome::pass) {
    return row.reason;
  }
  if (row.rule->is_roll_up) {
    return "every letter passes";
  }
  std::string words;
  for (const auto& one : row.evidence) {
    words += fmt::format("{}\"{}\"", words.empty() ? "saw " : ", ", one);
  }
  return words;
}

int judge(const RuleSet& rules, const Rule& rule, const ExplainOptions& options, Date as_of, Page& page, Console& console) {
  const Explanation said = explain_text(rules, rule, options.text, as_of);
  if (said.rows.empty()) {
    return complain(console, {.message = "`--text` holds no text that this rule can judge", .remedy = "give a text, or a small plan such as `goals: [I want to swim]`"});
  }
  // The letters in their order, the roll-up last.
  std::vector<std::string> order = rule.members;
  order.push_back(rule.id);
  for (const auto& id : order) {
    for (const auto& row : said.rows) {
      if (row.rule->id == id) {
        page.outcome(name_of_row(rule, *row.rule), row.outcome, what_of(row));
      }
    }
  }
  page.hint(said.hint);
  return console.out.flush() ? status_fine : status_trouble;
}

int run(const ExplainOptions& options, Console& console) {
  const auto as_of = Date::parse(options.as_of.empty() ? "2026-06-01" : options.as_of);
  if (!as_of) {
    return complain(console, {.message = fmt::format("`--as-of {}` is no date", options.as_of), .remedy = "write it as 2026-03-31"});
  }
  const auto rules = rules_in_force(options.rules, "full", console.err, find_settings(""));
  if (!rules) {
    return complain(console, rules.error());
  }
  const auto rule = rule_named(*rules, options.id);
  if (!rule) {
    return complain(console, rule.error());
  }
  Page page(console, options.color);
  if (!options.text.empty()) {
    return judge(*rules, **rule, options, *as_of, page, console);
  }
  const auto file = file_of_rule(options.rules, (*rule)->id);
  if (!file) {
    return complain(console, file.error());
  }
  show_rule(**rule, *file, page);
  return console.out.flush() ? status_fine : status_trouble;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("explain", "Explain a rule, or what it says of a text");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("rule", options->id, "The rule")->required()->type_name("RULE");
  command->add_option("--text", options->text, "Judge this text, or small plan in YAML, and say what was seen")->type_name("TEXT");
  command->add_option("--as-of", options->as_of, "The audit date for --text (default 2026-06-01, as for examples)")->type_name("DATE");
  command->add_option("--rules", options->rules, "Rules of this folder too; repeatable")->allow_extra_args(false)->take_all()->type_name("DIR");
  command->add_option("--color", options->color, "auto (default), always or never")->type_name("WHEN");
  command->footer("Example: careaudit explain goal.smart --text \"I want to walk to the shop by June\"");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::explain{.name = "explain", .add = add};

}  // namespace careaudit
