// `--suppress` and `--public`.
#pragma once

#include <optional>

#include "cli/check_options.h"
#include "cli/outputs.h"

namespace careaudit {

/// The rule for all reports, and the one for those that leave the organisation.
struct SmallNumbersAsked {
  SmallNumbers all = SmallNumbers::off;
  SmallNumbers publics = SmallNumbers::hes;
};

/// Why reports by that field may not leave: the names of its groups can tell of one person. Nothing when they may.
std::optional<Problem> why_unfit_to_group_by(const std::string& field);

/// What was asked for; what of it cannot be is added to `refused`. `outputs` and `stream` are the reports for
/// the organisation itself, `publics` the others.
SmallNumbersAsked small_numbers_asked(const CheckOptions& options, const std::vector<OutputSpec>& outputs, const std::vector<OutputSpec>& publics, Problems& refused);

}  // namespace careaudit
