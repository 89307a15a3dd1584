// Escaping for XML 1.0.
#include "encode/xml.h"

namespace careaudit {

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool is_nonchar = byte == 0xEFU && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xBFU && static_cast<unsigned char>(text[i + 2]) >= 0xBEU;
    if (is_nonchar) {
      out += "\uFFFD";
      i += 2;
    } else if (c == '&') {
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
    } else if (byte < 0x20U) {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace careaudit
