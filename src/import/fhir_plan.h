// A CarePlan with all it refers to becomes a plan in the vocabulary.
#pragma once

#include "import/fhir_resolver.h"
#include "import/importer.h"

namespace careaudit {

/// Reads the plan and what is folded into it. Trouble is appended to the context's problems.
Plan read_fhir_plan(FhirResolver& resolver, const FhirEntry& entry, const FhirSource& source, const ImportContext& context);

}  // namespace careaudit
