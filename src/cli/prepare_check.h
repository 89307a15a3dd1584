// From the options of `careaudit check` to a run that can start.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/requirement.h"
#include "audit/run.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/outputs.h"
#include "cli/small_numbers.h"

namespace careaudit {

/// A run ready to go: everything that the options said, checked.
struct Prepared {
  RuleSet rules;
  Selection selection;
  std::vector<const Measure*> measures;
  RunSettings settings;
  std::optional<Date> as_of;
  std::vector<Requirement> requirements;
  std::vector<std::string> by;
  std::vector<OutputSpec> outputs;
  std::vector<OutputSpec> publics;      ///< Fit to leave the organisation.
  SmallNumbersAsked small_numbers;
  std::string pseudonym_key;            ///< "" when references are shown.
  const ReportFormat* stream_format = nullptr;
  std::string profile;                      ///< In force.
  std::unique_ptr<const Baseline> baseline;
};

/// Nothing when something is refused: all that is wrong has been told on standard error.
std::optional<Prepared> prepare_check(const CheckOptions& options, Console& console);

}  // namespace careaudit
