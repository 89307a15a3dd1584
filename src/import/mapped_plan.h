// One record of an export made a plan, as its mapping says.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "import/mapping.h"

namespace careaudit {

/// A record, and what stands around it.
struct MappedRecord {
  const Mapping& mapping;
  const XPathTree& tree;
  const std::vector<NodeId>& record;   ///< Its element, or all that were gathered.
  const std::vector<std::vector<std::pair<std::string, NodeId>>>& tables;
};

Result<Plan> mapped_plan(const MappedRecord& record, const std::string& file, const Vocabulary& vocabulary, Problems& problems);
/// The plan's `id` alone; "" when it has none.
std::string mapped_id(const MappedRecord& record);

}  // namespace careaudit
