// Percent-escaping what would end a workflow command.
#include "encode/github.h"

#include <fmt/format.h>

namespace careaudit {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else if ((c >= 0 && c < ' ') || c == '\x7F') {
      out += '?';  // a log is read on terminals too
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string github_message(std::string_view text) { return escaped(text, "%\r\n"); }

std::string github_property(std::string_view text) { return escaped(text, "%\r\n:,"); }

}  // namespace careaudit
