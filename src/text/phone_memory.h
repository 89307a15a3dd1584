// Which numbers the numbering plans know.
#pragma once

#include <string>
#include <unordered_map>

namespace careaudit {

/// Asks libphonenumber, whose data loads with the first question, and remembers what it said.
/// One a thread.
class PhoneMemory {
 public:
  /// Whether a number as dialled from the United Kingdom ("01…", "+33…") is in a range in use.
  bool is_in_use(const std::string& number);

 private:
  std::unordered_map<std::string, bool> known_;
};

}  // namespace careaudit
