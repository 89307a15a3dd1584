// Plans as they come out of files, before any rule is asked.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "plan/plan.h"

/// What reading some files gave.
struct ImportedFiles {
  std::vector<careaudit::Plan> plans;
  std::vector<std::string> others;   ///< What else was in them: "a FHIR Goal".
  careaudit::Problems problems;

  /// Every text at that path of all items of a list: `texts("goals", "text")`; blank ones too.
  std::vector<std::string> texts(const std::string& list, const std::string& field, std::size_t plan = 0) const;
  /// Whether a problem has these words.
  bool says(const std::string& words) const;
};

/// Reads files or folders as a run does, with all that they refer to.
ImportedFiles import_files(const std::vector<std::string>& paths, const std::string& format = "auto");
