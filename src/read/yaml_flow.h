// Following brackets and quotes of YAML's flow style character by character; JSON is of this style.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/location.h"

namespace careaudit {

/// What a character was to the outermost bracket.
enum class FlowEvent : std::uint8_t {
  none,
  comma,   ///< Ends one of its items.
  close,   ///< Closes it.
};

/// Takes the characters of one `[…]` or `{…}` from its opening bracket on.
class YamlFlow {
 public:
  /// What is open when the text ends: a quotation mark or a bracket, and where it was opened.
  struct Open {
    char what = 0;
    Location at = {};
  };

  explicit YamlFlow(Location start) : at_(start) {}

  FlowEvent take(char c);
  /// Of the next character.
  Location at() const { return at_; }
  std::size_t depth() const { return open_.size(); }
  bool is_in_comment() const { return is_in_comment_; }
  /// Whether the next character, if it is no white space, begins a key or a value.
  bool may_begin() const { return quote_ == 0 && !is_in_comment_ && !is_in_property_ && may_begin_; }
  /// The quotation mark, else the innermost bracket, that is not closed.
  std::optional<Open> innermost() const;

 private:
  FlowEvent take_outside(char c);
  FlowEvent take_closing(char opening);
  void take_in_quotes(char c);
  void advance(char c);

  std::vector<Open> open_;
  std::size_t deeper_ = 0;         // brackets that are open beside those
  Location at_;
  Location quote_at_ = {};
  char quote_ = 0;
  char last_ = '\n';
  bool is_escaped_ = false;        // after a backslash in double quotes
  bool may_reopen_ = false;        // after a single quote that closed: another one goes on
  bool is_in_comment_ = false;
  bool is_in_property_ = false;    // a tag, an anchor or an alias
  bool may_begin_ = true;
  bool was_quoted_ = false;        // quotes or a bracket have just closed: a colon may follow at once
  bool is_after_colon_ = false;    // a colon that ends a key if the next character allows it
};

/// What is said of a quotation mark or a bracket that is not closed.
struct NeverClosed {
  std::string message;
  std::string remedy;
};
NeverClosed never_closed(char what);

}  // namespace careaudit
