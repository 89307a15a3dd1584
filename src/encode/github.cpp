// Percent-escaping what would end a workflow command.
#include "encode/github.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/terminal.h"

namespace careaudit {
namespace {

/// Of one line: a log is read on terminals too.
std::string escaped(std::string_view line, std::string_view special) {
  std::string out;
  for (const char c : terminal_text(line)) {
    if (special.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string github_message(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out += (at == 0 ? "" : "%0A") + escaped(text.substr(at, end - at), "%");
    at = end + 1;
  }
  return out;
}

std::string github_property(std::string_view text) { return escaped(text, "%:,"); }

}  // namespace careaudit
