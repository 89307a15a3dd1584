// The lines of a text of XML, which its reader has joined to one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace careaudit {

struct XmlLine {
  std::string text;           ///< Trimmed, entities resolved.
  std::uint32_t offset = 0;   ///< Of its first character in the source.
};

/// The lines of the text that begins at `offset` of `source` and ends at the next tag; none when it does not
/// follow a tag, or is a single line.
std::vector<XmlLine> xml_lines(std::string_view source, std::size_t offset);

}  // namespace careaudit
