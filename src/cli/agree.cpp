// `careaudit agree`: people's answers beside the rules'.
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/answers.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/pages.h"
#include "cli/prepare_check.h"
#include "encode/terminal.h"
#include "report/agreement.h"

namespace careaudit {
namespace {

struct AgreeOptions {
  std::string answers;
  CheckOptions check;
  PageOptions pages;
};

class AgreeTaker : public PlanTaker {
 public:
  AgreeTaker(AgreementCounter& counter, Console& console, bool is_quoting) : counter_(counter), console_(console), is_quoting_(is_quoting) {}
  void take(const AuditedPlan& plan) override { counter_.add(plan.result, is_quoting_); }
  void note(const Problem& problem) override {
    if (problem.severity == Severity::error) {
      console_.err << terminal_lines(filled_problem(problem, false)) << '\n';
      has_trouble_ = true;
    }
  }
  void progress(std::uint64_t, std::uint64_t, std::uint64_t) override {}
  bool has_trouble() const { return has_trouble_; }

 private:
  AgreementCounter& counter_;
  Console& console_;
  bool is_quoting_;
  bool has_trouble_ = false;
};

/// What the worksheet says of how it was drawn, where the command line does not say otherwise.
CheckOptions as_drawn(const AgreeOptions& options, const Answers& answers) {
  CheckOptions check = options.check;
  const auto drawn = [&](const std::string& name) { return answers.drawn.contains(name) ? answers.drawn.at(name) : std::string(); };
  check.as_of = check.as_of.empty() ? drawn("as_of") : check.as_of;
  check.profile = drawn("profile").empty() ? check.profile : drawn("profile");
  check.status = drawn("status").empty() ? "all" : drawn("status");
  if (check.paths.empty()) {
    const std::string paths = drawn("paths");
    for (const auto path : split(paths, '|')) {
      check.paths.emplace_back(trim(path));
    }
  }
  return check;
}

int run(const AgreeOptions& options, Console& console) {
  Problems problems;
  const auto answers = read_answers(options.answers, problems);
  for (const auto& problem : problems) {
    console.err << terminal_lines(problem) << '\n';
  }
  if (!answers) {
    return status_trouble;
  }
  const CheckOptions check = as_drawn(options, *answers);
  const auto prepared = prepare_check(check, console);
  if (!prepared) {
    return status_trouble;
  }
  if (const auto hash = answers->drawn.find("rules_hash"); hash != answers->drawn.end() && !hash->second.empty() && hash->second != prepared->rules.hash) {
    console.err << "warning: the rules have changed since the sample was drawn: this is the agreement with today's\n    give the same `--rules`, or say in the report which rules were judged\n";
  }
  AgreementCounter counter(*answers);
  AgreeTaker taker(counter, console, check.evidence != "none");
  (void)run_audit(prepared->settings, prepared->rules, prepared->selection, *prepared->as_of, taker);
  const AgreementReport report = counter.report();
  std::vector<std::string> sources = check.paths;
  sources.push_back(options.answers);
  const int status = write_pages({{"text", ".txt", [&] { return agreement_text(report); }}, {"csv", ".csv", [&] { return agreement_csv(report); }}, {"json", ".json", [&] { return agreement_json(report); }}}, options.pages, sources, console);
  return taker.has_trouble() ? status_trouble : status;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("agree", "How far one or two people agree with the rules");
  auto options = std::make_shared<AgreeOptions>();
  command->add_option("answers", options->answers, "A worksheet of `careaudit sample`, answered and saved as CSV")->required()->type_name("FILE");
  command->add_option("paths", options->check.paths, "The plans, where they are not any more what the worksheet names")->type_name("PATH");
  command->add_option("--as-of", options->check.as_of, "The audit date (default the worksheet's)")->type_name("DATE");
  command->add_option("--input-format", options->check.input_format, "auto, or the name of a format (careaudit formats)")->type_name("F");
  command->add_option("--rules", options->check.rules, "Add or override rules from a folder; repeatable")->allow_extra_args(false)->take_all()->type_name("DIR");
  command->add_option("--evidence", options->check.evidence, "Whether disagreements quote the plan: none or words (default)")->type_name("HOW");
  add_page_options(*command, options->pages, "text, csv or json");
  command->footer("Example: careaudit agree answers.csv -o agreement.csv");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::agree{.name = "agree", .add = add};

}  // namespace careaudit
