// Following quotes, brackets and block texts of YAML line by line, no further than splitting needs.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace careaudit {

/// Takes the lines of one list item and knows whether the next line may begin another.
class YamlLines {
 public:
  void take(std::string_view line);
  /// Not inside quotation marks or brackets.
  bool is_outside() const { return quote_ == 0 && depth_ == 0; }

  std::set<std::string> anchors;   ///< Names after `&`.
  std::set<std::string> aliases;   ///< Names after `*`.

 private:
  std::size_t in_quotes(std::string_view line, std::size_t i);
  std::size_t at_token(std::string_view line, std::size_t i);

  char quote_ = 0;
  int depth_ = 0;
  bool may_open_ = true;           ///< A value may begin at the next character.
  bool in_block_ = false;          ///< Inside a `|` or `>` text.
  bool in_plain_ = false;          ///< The line ended inside a plain text that may go on.
  std::size_t parent_indent_ = 0;  ///< Of the field whose value is being read.
};

}  // namespace careaudit
