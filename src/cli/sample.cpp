// `careaudit sample`: plans for an audit by hand.
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "audit/sampling.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/pages.h"
#include "cli/prepare_check.h"
#include "cli/version.h"
#include "encode/terminal.h"
#include "report/worksheet.h"

namespace careaudit {
namespace {

struct SampleOptions {
  CheckOptions check;
  int per_ward = 10;
  std::string seed;
  PageOptions pages;
};

class SampleTaker : public PlanTaker {
 public:
  SampleTaker(Sampler& sampler, Console& console) : sampler_(sampler), console_(console) {}
  void take(const AuditedPlan& plan) override { sampler_.add(plan.result); }
  void note(const Problem& problem) override {
    console_.err << terminal_lines(filled_problem(problem, false)) << '\n';
    has_trouble_ = has_trouble_ || problem.severity == Severity::error;
  }
  void progress(std::uint64_t, std::uint64_t, std::uint64_t) override {}
  bool has_trouble() const { return has_trouble_; }

 private:
  Sampler& sampler_;
  Console& console_;
  bool has_trouble_ = false;
};

int run(const SampleOptions& options, Console& console) {
  if (options.per_ward < 1) {
    return complain(console, {.message = fmt::format("`--per-ward {}` draws no plan", options.per_ward), .remedy = "give a number from 1"});
  }
  const auto prepared = prepare_check(options.check, console);
  if (!prepared) {
    return status_trouble;
  }
  Sampler sampler(options.seed, static_cast<std::size_t>(options.per_ward));
  SampleTaker taker(sampler, console);
  (void)run_audit(prepared->settings, prepared->rules, prepared->selection, *prepared->as_of, taker);
  const auto wards = sampler.take();
  if (sampler.without_id() > 0) {
    console.err << fmt::format("warning: {} {} no id and cannot be drawn\n    give every plan a reference as `id`\n", sampler.without_id(), sampler.without_id() == 1 ? "plan has" : "plans have");
  }
  if (wards.empty()) {
    return status_trouble;
  }
  const WorksheetInfo info{.seed = options.seed,
                           .per_ward = static_cast<std::size_t>(options.per_ward),
                           .as_of = prepared->as_of->iso(),
                           .status = options.check.status,
                           .profile = prepared->profile,
                           .rules_hash = prepared->rules.hash,
                           .version = version_number(),
                           .paths = fmt::format("{}", fmt::join(options.check.paths, " | "))};
  const int status = write_pages({{"csv", ".csv", [&] { return worksheet_csv(wards, info); }}, {"xlsx", ".xlsx", [&] { return worksheet_xlsx(wards, info); }}}, options.pages, options.check.paths, console);
  return taker.has_trouble() ? status_trouble : status;
}

void add(CLI::App& program, Console& console) {
  CLI::App* command = program.add_subcommand("sample", "Draw plans for an audit by hand, and make the worksheet");
  auto options = std::make_shared<SampleOptions>();
  const auto many = [](CLI::Option* option) { return option->allow_extra_args(false)->take_all(); };
  command->add_option("paths", options->check.paths, "Files and folders with care plans")->required()->type_name("PATH");
  command->add_option("--per-ward", options->per_ward, "Plans to draw of each ward (default 10)")->type_name("N");
  command->add_option("--seed", options->seed, "What decides the order; write it down before you look at any plan")->required()->type_name("S");
  command->add_option("--as-of", options->check.as_of, "The audit date (default today)")->type_name("DATE");
  command->add_option("--input-format", options->check.input_format, "auto, or the name of a format (careaudit formats)")->type_name("F");
  command->add_option("--profile", options->check.profile, "The rules to ask about: full (default), essentials, template, or a profile file")->type_name("NAME");
  many(command->add_option("--rules", options->check.rules, "Add or override rules from a folder; repeatable"))->type_name("DIR");
  many(command->add_option("--only", options->check.only, "Ask only about this rule or group (action.*); repeatable, comma lists"))->type_name("ID");
  many(command->add_option("--skip", options->check.skip, "Leave this rule or group out; repeatable, comma lists"))->type_name("ID");
  command->add_option("--status", options->check.status, "Plans to draw from: active (default), draft, closed, template or all")->type_name("S");
  command->add_option("--wards", options->check.wards, "Wards of plans that carry none: a table (CSV) with columns ward, and plan, person or file")->type_name("FILE");
  command->add_option("--ward", options->check.ward, "The ward of plans that carry none")->type_name("NAME");
  add_page_options(*command, options->pages, "csv or xlsx");
  command->footer("Example: careaudit sample --per-ward 10 --seed 2026-03 --only 'goal.*,action.named-person' exports/ -o worksheet.xlsx");
  command->callback([options, &console] { console.run = [options, &console] { return run(*options, console); }; });
}

}  // namespace

constinit const Command commands::sample{.name = "sample", .add = add};

}  // namespace careaudit
