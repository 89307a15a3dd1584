// Escaping for XML 1.0.
#include "encode/xml.h"

#include "base/utf8.h"

namespace careaudit {

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n') {
      out += "&#10;";
    } else if (c == '\t') {
      out += "&#9;";
    } else if (c == '\r') {
      out += "&#13;";
    } else {
      append_code_point(out, c < 0x20U || c == 0xFFFEU || c == 0xFFFFU ? U'\uFFFD' : c);
    }
  }
  return out;
}

}  // namespace careaudit
