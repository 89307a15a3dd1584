// The vocabulary as a JSON Schema, for editors.
#pragma once

#include <string>

#include "plan/plan.h"

namespace careaudit {

/// A JSON Schema (draft 7, which editors' YAML support reads) of native plans: fields, their other
/// names, help, and the plan types.
std::string plan_schema(const Vocabulary& vocabulary, const PlanTypes& types);

}  // namespace careaudit
