// Line ends looked up in the source.
#include "import/xml_lines.h"

#include <algorithm>

#include <pugixml.hpp>

#include "base/strings.h"

namespace careaudit {
namespace {

std::string resolved(std::string_view raw) {
  const std::string wrapped = "<a>" + std::string(raw) + "</a>";
  pugi::xml_document document;
  const bool is_read = document.load_buffer(wrapped.data(), wrapped.size(), pugi::parse_escapes, pugi::encoding_utf8);
  return is_read ? std::string(trim(document.document_element().text().get())) : std::string(raw);
}

}  // namespace

std::vector<XmlLine> xml_lines(std::string_view source, std::size_t offset) {
  std::vector<XmlLine> lines;
  const auto before = offset > source.size() ? std::string_view() : trim(source.substr(0, offset));
  if (!before.ends_with('>') || before.ends_with("]]>")) {
    return lines;
  }
  const std::size_t end = std::min(source.find('<', offset), source.size());
  while (offset < end) {
    const std::size_t stop = std::min(source.find('\n', offset), end);
    const auto raw = source.substr(offset, stop - offset);
    const auto text = trim(raw);
    if (!text.empty()) {
      lines.push_back({.text = resolved(text), .offset = static_cast<std::uint32_t>(offset + static_cast<std::size_t>(text.data() - raw.data()))});
    }
    offset = stop + 1;
  }
  return lines.size() > 1 ? lines : std::vector<XmlLine>{};
}

}  // namespace careaudit
