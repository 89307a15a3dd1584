// Splitting, and finding each part again in the source.
#include "import/value_parts.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "import/xml_lines.h"

namespace careaudit {
namespace {

std::string_view without_bullet(std::string_view text) {
  for (const std::string_view bullet : {"-", "*", "•", "·", "–"}) {
    if (text.starts_with(bullet)) {
      return trim(text.substr(bullet.size()));
    }
  }
  return text;
}

/// The part with the place at which its first words stand in the source from `offset` on, which moves behind them.
Sourced placed(std::string_view source, std::string_view part, const Sourced& whole, std::uint32_t& offset) {
  Sourced one{.text = std::string(part), .at = whole.at, .key_at = whole.key_at, .offset = whole.offset};
  if (offset >= source.size() || whole.offset == no_offset) {
    return one;
  }
  const auto window = source.substr(0, std::min<std::size_t>(source.size(), whole.offset + whole.text.size() * 2 + 400));
  const auto found = window.find(part.substr(0, part.find_first_of("\n\"'<&\\")), offset);
  if (found == std::string_view::npos) {
    return one;
  }
  const auto before = window.substr(whole.offset, found - whole.offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const auto last = lines == 0 ? before : before.substr(before.rfind('\n') + 1);
  const auto column = static_cast<std::uint32_t>(code_points(last));
  one.at = {whole.at.line + lines, lines == 0 ? whole.at.column + column : column + 1};
  one.offset = static_cast<std::uint32_t>(found);
  offset = static_cast<std::uint32_t>(found + 1);
  return one;
}

}  // namespace

std::vector<Sourced> value_parts(const Tree& tree, const Sourced& whole, const std::string& separator) {
  std::vector<Sourced> list;
  std::uint32_t offset = whole.offset;
  if (separator == "\n" && whole.offset != no_offset && whole.text.find('\n') == std::string::npos) {
    for (const auto& line : xml_lines(tree.source(), whole.offset)) {
      offset = line.offset;
      list.push_back(placed(tree.source(), without_bullet(line.text), whole, offset));
    }
  }
  std::string_view rest = list.empty() ? std::string_view(whole.text) : std::string_view();
  while (!rest.empty()) {
    const auto end = rest.find(separator);
    const auto part = without_bullet(trim(rest.substr(0, end)));
    if (!part.empty()) {
      list.push_back(placed(tree.source(), part, whole, offset));
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + separator.size());
  }
  return list;
}

}  // namespace careaudit
