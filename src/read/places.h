// Lines and columns of bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/location.h"

namespace careaudit {

/// Tells where bytes of a text stand in its file, columns counted in characters. Quickest when asked in the order of
/// the text, as readers do: a text of one long line takes no longer than one of many.
class Places {
 public:
  /// `source` must stay where it is; its first byte stands at `first`.
  Places(std::string_view source, Location first);

  Location of(std::size_t offset) const;

 private:
  std::size_t characters_before(std::size_t line, std::size_t offset) const;

  std::string_view source_;
  Location first_;
  bool is_ascii_;
  std::vector<std::size_t> line_starts_;
  // Where it was asked last: the line, a byte in it, and the characters before that.
  mutable std::size_t line_ = 0;
  mutable std::size_t byte_ = 0;
  mutable std::size_t characters_ = 0;
};

}  // namespace careaudit
