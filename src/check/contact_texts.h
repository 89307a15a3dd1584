// The places of a plan where telephone numbers and e-mail addresses stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "text/phone.h"

namespace careaudit {

/// A scalar of a plan and how its digits are to be read.
struct ContactText {
  NodeId node = no_node;
  PhonePlace place = PhonePlace::text;
};

/// Every scalar that may hold a number, in document order: fields for numbers, names, roles, hours
/// and free text; never dates, references and e-mail addresses.
std::vector<ContactText> contact_texts(const Plan& plan, const Vocabulary& vocabulary);

/// How one contact of the plan can be reached.
struct Reached {
  std::string number;         ///< A number that can be dialled, or an e-mail address; "" when none.
  std::string bad;            ///< Else a number that cannot.
  PhoneFault fault = PhoneFault::none;
};

/// Reads how people can be reached.
class ContactReader {
 public:
  explicit ContactReader(const Lexicon& lexicon) : phones_(lexicon) {}

  /// Of a text, or of the fields of a map and what is below it but for `except`.
  Reached reach(const Subject& subject, NodeId node, std::string_view except = "") const;
  /// The first contact of the crisis plan (or whom the person responds to) that a text names and
  /// that can be reached.
  Reached reach_by_name(const Subject& subject, std::string_view text) const;
  /// Whether a text has an e-mail address; it, or "".
  static std::string_view email_in(std::string_view text);

 private:
  void add(const Subject& subject, NodeId node, std::string_view except, Reached& reached) const;

  PhoneWords phones_;
};

}  // namespace careaudit
