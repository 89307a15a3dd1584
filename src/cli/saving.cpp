// From the options to a round of a history.
#include "cli/saving.h"

#include "cli/round_name.h"

namespace careaudit {

Problems refused_saving(const CheckOptions& options) {
  Problems problems;
  const auto needs_save = [&](bool is_given, const char* option) {
    if (is_given && options.save.empty()) {
      problems.push_back({.message = std::string("`") + option + "` says how to keep a round, and nothing is kept", .remedy = "add `--save FILE`, as in `--save audits.db`"});
    }
  };
  needs_save(!options.round.empty(), "--round");
  needs_save(options.is_replacing, "--replace");
  needs_save(options.is_adding, "--add");
  if (options.is_replacing && options.is_adding) {
    problems.push_back({.message = "`--replace` and `--add` do not go together", .remedy = "give `--replace` to put this run in the round's place, or `--add` to add its plans to it"});
  }
  if (const auto problem = why_no_round_name("--round", options.round)) {
    problems.push_back(*problem);
  }
  return problems;
}

Result<std::unique_ptr<RoundWriter>> open_round(const CheckOptions& options, const Prepared& run, const RunInfo& info) {
  if (options.save.empty()) {
    return std::unique_ptr<RoundWriter>();
  }
  const SaveAs how = options.is_replacing ? SaveAs::a_replacement : options.is_adding ? SaveAs::an_addition : SaveAs::a_new_round;
  return RoundWriter::open(options.save, options.round.empty() ? info.as_of.iso() : options.round, how, info, run.measures);
}

}  // namespace careaudit
