// XML taken apart at its angle brackets, without judging what stands between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace careaudit {

enum class XmlTokenKind : std::uint8_t {
  text,
  start,        ///< `<goal id="g1">`
  empty,        ///< `<goal/>`
  end,          ///< `</goal>`
  comment,
  cdata,
  instruction,  ///< `<?xml …?>` and its like
  doctype,      ///< `<!DOCTYPE` or any other `<!`
  unfinished,   ///< The text ended inside it.
};

/// One piece of markup, or the text before the next.
struct XmlToken {
  XmlTokenKind kind = XmlTokenKind::text;
  std::string_view all;   ///< With its brackets.
  std::string_view name;  ///< Of start, empty and end: as written, prefix included.

  /// The name without its prefix.
  std::string_view local() const {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }
};

/// The token that begins at text[from]; from < text.size(). Text that runs to the end of `text` is
/// a token too: whether more of it follows is for the caller to know. A `<` that begins no markup is
/// text, and a tag that another `<` breaks off has no `>`.
XmlToken next_xml_token(std::string_view text, std::size_t from);

/// White space of XML.
inline bool is_xml_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace careaudit
