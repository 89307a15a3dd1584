// Which ward a plan is of, when the export does not say: a table that somebody keeps.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace careaudit {

/// Wards by plan id, by person reference, and by file or folder.
class WardBook {
 public:
  /// Reads a table with a header: a column `ward`, and one or more of `plan`, `person` and `file`. What is wrong with
  /// it is appended to `problems`.
  static WardBook read(const std::string& path, Problems& problems);

  /// The ward of a plan, its person, and the file it stands in, the first of them that is listed; "" when none is.
  std::string ward_of(std::string_view plan, std::string_view person, std::string_view file) const;

 private:
  using Wards = std::map<std::string, std::string, std::less<>>;
  Wards plans_;
  Wards persons_;
  Wards files_;
};

}  // namespace careaudit
