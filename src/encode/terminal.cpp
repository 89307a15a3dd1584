// Neutralising, padding, wrapping, colouring.
#include "encode/terminal.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace careaudit {
namespace {

/// What a terminal acts on, or shows elsewhere than where it stands: C0, DEL, C1, direction marks and
/// overrides, line and paragraph separators.
bool is_active(char32_t c) {
  return c < 0x20U || (c >= 0x7FU && c <= 0x9FU) || c == 0x061CU || c == 0x200EU || c == 0x200FU || (c >= 0x2028U && c <= 0x202EU) ||
         (c >= 0x2066U && c <= 0x2069U);
}

/// Printed as it stands, whatever is before it; most of every text.
bool is_plain(char c) { return c >= ' ' && c < '\x7F' && c != '['; }

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\033[1m";
    case Style::dim:
      return "\033[2m";
    case Style::red:
      return "\033[1;31m";
    case Style::yellow:
      return "\033[1;33m";
    case Style::blue:
      return "\033[1;34m";
    case Style::green:
      return "\033[1;32m";
  }
  return "";
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto plain = static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_plain) - text.begin());
    shown.append(text, at, plain - at);
    at = plain;
    if (at == text.size()) {
      break;
    }
    const char32_t c = next_code_point(text, at);
    const bool is_command = c == '[' && shown.ends_with("##");
    append_code_point(shown, c == '\n' || c == '\t' ? U' ' : is_active(c) || is_command ? U'?' : c);
  }
  return shown;
}

std::string terminal_line(std::string_view text) {
  std::string shown = terminal_text(text);
  const auto first = shown.find_first_not_of(' ');
  if (first != std::string::npos && shown.compare(first, 2, "::") == 0) {
    shown[first] = '?';
  }
  return shown;
}

std::string terminal_lines(const Problem& unfilled) {
  const Problem problem = filled_problem(unfilled, false);
  const Problem shown{.severity = problem.severity, .file = terminal_line(problem.file), .at = problem.at, .message = terminal_text(problem.message), .remedy = terminal_text(problem.remedy)};
  return describe(shown);
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
  const std::size_t length = code_points(text);
  const std::string gap(length < width ? width - length : 0, ' ');
  return to_the_right ? gap + std::string(text) : std::string(text) + gap;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  out.reserve(text.size() + indent * 4);
  std::size_t column = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) {
      continue;
    }
    const std::size_t length = code_points(word);
    if (column > 0 && column + 1 + length > width) {
      out += '\n';
      out.append(indent, ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out;
}

std::string styled(std::string_view text, Style style, bool is_wanted) {
  if (!is_wanted || style == Style::plain) {
    return std::string(text);
  }
  return std::string(code_of(style)) + std::string(text) + "\033[0m";
}

}  // namespace careaudit
