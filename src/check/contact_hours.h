// The numbers of a crisis plan, each with the hours at which it is answered.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "check/check.h"
#include "text/opening_hours.h"

namespace careaudit {

/// A number somewhere in the plan.
struct Line {
  NodeId node = no_node;  ///< The text it stands in.
  Phone phone;
  std::string number;  ///< As written.
  std::string hours;   ///< The words for its hours, as written; "" when none are given.
  Week week;
  bool is_named_rest = false;  ///< Of the out-of-hours line: by its name.
  bool is_rest = false;
  bool has_hours = false;
};

/// What a text or a contact says: its numbers, and hours that stand beside none.
struct Lines {
  std::vector<Line> all;
  std::vector<Line> hours_only;
};

/// Puts numbers and hours together.
class LineReader {
 public:
  explicit LineReader(const Lexicon& lexicon) : phones_(lexicon), hours_(lexicon) {}

  /// The lines of whatever stands at a node and below it: a text, a contact, a list of either.
  Lines read(const Subject& subject, NodeId node) const;
  const Week& office() const { return hours_.office(); }

 private:
  void add(const Subject& subject, NodeId node, Lines& lines) const;
  Lines read_text(const Subject& subject, NodeId node) const;
  Lines read_contact(const Subject& subject, NodeId node) const;

  PhoneWords phones_;
  HoursWords hours_;
};

}  // namespace careaudit
