// Web pages saved as exports, and files with the wrong extension.
#include "read/other_formats.h"

#include <string>

#include "base/strings.h"

namespace careaudit {

std::optional<Problem> other_format(std::string_view head) {
  const auto refuse = [](std::string message, std::string remedy) { return Problem{.at = {1, 1}, .message = std::move(message), .remedy = std::move(remedy)}; };
  if (head.starts_with("PK\x03\x04")) {
    return refuse("this is a zip archive, or a document or spreadsheet that is packed as one", "name the archive itself, not through a pipe; save a spreadsheet as CSV, a document as XML or JSON");
  }
  if (head.starts_with("%PDF-")) {
    return refuse("this is a PDF document, not an export", "export the plans as XML, JSON, YAML or CSV");
  }
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    return refuse("this is an old Word or Excel file, not an export", "save the spreadsheet as CSV");
  }
  if (head.starts_with("\x1F\x8B")) {
    return refuse("this file is compressed by gzip", "unpack it first, as by gunzip");
  }
  std::string text = fold_ascii(trim(head));
  if (text.starts_with("<?xml")) {
    const auto end = text.find("?>");
    text = end == std::string::npos ? "" : std::string(trim(std::string_view(text).substr(end + 2)));
  }
  if (text.starts_with("<!doctype html") || text.starts_with("<html")) {
    return refuse("this is a web page (HTML), not an export", "export the plans as XML, JSON, YAML or CSV; a page that asks to log in may have been saved in place of them");
  }
  return std::nullopt;
}

}  // namespace careaudit
