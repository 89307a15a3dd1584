// What rounds have in common.
#include "audit/round.h"

namespace careaudit {

bool have_same_rules(const RoundCounts& first, const RoundCounts& second) {
  return first.info.rules_hash == second.info.rules_hash && first.rules == second.rules;
}

}  // namespace careaudit
