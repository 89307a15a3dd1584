// One name for a ward.
#include "audit/ward_names.h"

#include "base/strings.h"

namespace careaudit {

std::string ward_key(std::string_view name) {
  std::string key;
  for (const char c : fold_ascii(name)) {
    if (c != ' ' && c != '-' && c != '_' && c != '\t' && c != '\n') {
      key.push_back(c);
    }
  }
  return key;
}

WardNames::WardNames(const Aliases& aliases) {
  for (const auto& [ward, others] : aliases) {
    own_.emplace(ward_key(ward), ward);
    for (const auto& other : others) {
      own_.emplace(ward_key(other), ward);
    }
  }
}

std::string WardNames::of(const std::string& name) const {
  const auto found = own_.find(ward_key(name));
  return found == own_.end() ? name : found->second;
}

}  // namespace careaudit
