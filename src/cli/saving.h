// `--save` and what goes with it.
#pragma once

#include <memory>
#include <optional>

#include "cli/check_options.h"
#include "cli/prepare_check.h"
#include "store/round_writer.h"

namespace careaudit {

/// What is wrong with `--save`, `--round`, `--replace` and `--add` as given.
Problems refused_saving(const CheckOptions& options);

/// The round that the run is kept as; null when it is not to be.
Result<std::unique_ptr<RoundWriter>> open_round(const CheckOptions& options, const Prepared& run, const RunInfo& info);

}  // namespace careaudit
