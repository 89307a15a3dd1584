#include "read/places.h"

#include <algorithm>

#include "base/strings.h"

namespace careaudit {

Places::Places(std::string_view source, Location first)
    : source_(source), first_(first), is_ascii_(std::all_of(source.begin(), source.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
  line_starts_.push_back(0);
  for (auto at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

Location Places::of(std::size_t offset) const {
  offset = std::min(offset, source_.size());
  const bool is_near = line_starts_[line_] <= offset && (line_ + 1 == line_starts_.size() || offset < line_starts_[line_ + 1]);
  const auto line = is_near ? line_ : static_cast<std::size_t>(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - line_starts_.begin()) - 1;
  std::size_t column = offset - line_starts_[line];
  if (!is_ascii_) {
    column = characters_before(line, offset);
    byte_ = offset;
    characters_ = column;
  }
  line_ = line;
  return {first_.line + static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column) + (line == 0 ? first_.column : 1U)};
}

/// Counted from the place asked last, on or back, when that is nearer than the beginning of the line.
std::size_t Places::characters_before(std::size_t line, std::size_t offset) const {
  const std::size_t start = line_starts_[line];
  if (line != line_ || byte_ < start || (offset < byte_ && byte_ - offset > offset - start)) {
    return code_points(source_.substr(start, offset - start));
  }
  return offset < byte_ ? characters_ - code_points(source_.substr(offset, byte_ - offset))
                        : characters_ + code_points(source_.substr(byte_, offset - byte_));
}

}  // namespace careaudit
