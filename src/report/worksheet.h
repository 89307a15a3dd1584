// The sheet on which people answer for the plans of a sample.
#pragma once

#include <string>
#include <vector>

#include "audit/sampling.h"

namespace careaudit {

/// How the sample was drawn: stands in every row, so that it is not lost when rows are sorted or copied.
struct WorksheetInfo {
  std::string seed = {};
  std::size_t per_ward = 0;
  std::string as_of = {};
  std::string status = {};  ///< Of the plans drawn from.
  std::string profile = {};
  std::string rules_hash = {};
  std::string version = {};
  std::string paths = {};   ///< With ` | ` between them.
};

std::string worksheet_csv(const std::vector<SampledWard>& wards, const WorksheetInfo& info);
/// With a list of the answers to choose from in the cells of both raters.
std::string worksheet_xlsx(const std::vector<SampledWard>& wards, const WorksheetInfo& info);

}  // namespace careaudit
