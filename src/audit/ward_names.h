// Wards that go by several names: as the settings say.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace careaudit {

/// The ward's own name for each of its aliases; names that differ only in case, spaces or hyphens are one.
class WardNames {
 public:
  using Aliases = std::vector<std::pair<std::string, std::vector<std::string>>>;
  WardNames() = default;
  explicit WardNames(const Aliases& aliases);
  /// The name to count a plan under; the name itself when it is no alias.
  std::string of(const std::string& name) const;

 private:
  std::map<std::string, std::string> own_;
};

/// What names are compared by: lower case, without spaces and hyphens.
std::string ward_key(std::string_view name);

}  // namespace careaudit
