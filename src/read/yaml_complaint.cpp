// The words for each complaint, and the search for its cause.
#include "read/yaml_complaint.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>

#include "base/strings.h"
#include "read/yaml_flow.h"
#include "read/yaml_split.h"

namespace careaudit {
namespace {

/// What yaml-cpp says may name a tag or a version of the document: it is quoted.
constexpr std::string_view in_its_words = "the YAML cannot be read: {0}";

std::pair<std::string, std::string> in_our_words(const std::string& complaint) {
  struct Row {
    std::string_view part;
    std::string_view message;
    std::string_view remedy;
  };
  static constexpr std::array rows{
      Row{"illegal map value", "a colon stands where none can be", "put text that contains `: ` in quotes"},
      Row{"illegal tab", "a tab is used for indentation", "indent with spaces"},
      Row{"end of map not found", "the indentation does not fit the lines above, or a colon is missing", "line fields up with their neighbours, and put a colon and a space after each name"},
      Row{"end of sequence not found", "the indentation does not fit the list above", "line the items up under one another, each with `- `"},
      Row{"illegal EOF in scalar", "a quotation mark is opened and never closed", "close it; inside single quotes write an apostrophe twice"},
      Row{"unknown escape", "a backslash in double quotes begins no escape that is known", "write two backslashes, or use single quotes"},
      Row{"bad character found while scanning hex", "an escape in double quotes is not finished", "write two backslashes, or use single quotes"},
      Row{"invalid unicode", "an escape names no character", "write the character itself"},
      Row{"the referenced anchor is not defined", "an alias (`*`) refers to nothing", "put text that begins with `*` in quotes"},
      Row{"alias not found", "an asterisk begins an alias without a name", "put text that begins with `*` in quotes"},
      Row{"anchor not found", "an ampersand begins an anchor without a name", "put text that begins with `&` in quotes"},
      Row{"illegal block entry", "a list item stands where none can be", "put `- ` on a line of its own, or quote the text"},
      Row{"illegal map key", "a field's name stands where none can be", "check the quotation marks and the indentation just above"},
      Row{"unknown token", "a character begins no YAML that is known", "put text that begins with `@`, a backtick or `%` in quotes"},
      Row{"illegal character", "a character is not allowed here", "put the text in quotes"},
      Row{"illegal flow end", "a bracket is closed here that was never opened", "remove it, or put the text in quotes"},
      Row{"illegal document indicator", "the document ends here, inside quotation marks", "close them above; a line of the text cannot begin with `---` or `...`"},
  };
  for (const auto& row : rows) {
    if (complaint.find(row.part) != std::string::npos) {
      return {std::string(row.message), std::string(row.remedy)};
    }
  }
  return {std::string(in_its_words), "check quotation marks, colons and indentation here and just above"};
}

/// The byte of a tab in the indentation of a line of `text`, counted from 0.
std::optional<std::size_t> tab_in_indentation(std::string_view text, std::uint32_t line) {
  std::size_t begin = 0;
  for (; line > 0; --line) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    begin = end + 1;
  }
  const auto indent = text.substr(begin, text.find_first_not_of(" \t", begin) - begin);
  const auto tab = indent.find('\t');
  return tab == std::string_view::npos ? std::nullopt : std::optional(begin + tab);
}

/// An escape that is not finished is noticed where it should have gone on.
bool is_about_escape(std::string_view complaint) {
  return complaint.find("escape") != std::string_view::npos || complaint.find("hex") != std::string_view::npos || complaint.find("unicode") != std::string_view::npos;
}

/// Stops at the beginning of a document.
class NextDocument : public YAML::EventHandler {
 public:
  struct Begins {
    YAML::Mark mark;
  };
  void OnDocumentStart(const YAML::Mark& mark) override { throw Begins{mark}; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

/// The first of the lines that begin with `%` between `end` and `from`, where nothing but white space
/// and comments stands beside them: yaml-cpp takes them for directives. `from` itself when none does.
std::size_t directive_above(std::string_view source, std::size_t end, std::size_t from) {
  std::size_t found = from;
  std::size_t line_end = source.substr(0, from).rfind('\n');
  while (line_end != std::string_view::npos && line_end > end) {
    const auto before = source.substr(0, line_end).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const auto line = source.substr(begin, line_end - begin);
    if (line.starts_with('%')) {
      found = begin;
    } else if (!trim(line).empty() && !trim(line).starts_with('#')) {
      break;
    }
    line_end = before;
  }
  return found;
}

/// What is wrong between brackets: one of them, or a quotation mark, is never closed, or something
/// stands where a comma or the closing bracket should. Nothing when the trouble is behind the brackets.
std::optional<Problem> trouble_in_brackets(const YAML::Mark& mark, std::size_t bracket, std::string_view source, const YamlPlaces& places, const std::string& file) {
  YamlFlow flow(places.of_byte(bracket));
  std::size_t i = bracket;
  do {
    (void)flow.take(source[i++]);
  } while (flow.depth() > 0 && i < source.size());
  if (const auto open = flow.innermost()) {
    const auto refusal = never_closed(open->what);
    return Problem{.file = file, .at = open->at, .message = refusal.message, .remedy = refusal.remedy};
  }
  const auto stop = static_cast<std::size_t>(std::max(0, mark.pos));
  if (stop >= i) {
    return std::nullopt;
  }
  const char c = stop < source.size() ? source[stop] : '\0';
  if (c == ':') {
    auto [message, remedy] = in_our_words("illegal map value");
    return Problem{.file = file, .at = places.of(mark), .message = std::move(message), .remedy = std::move(remedy)};
  }
  if (c == ']' || c == '}') {
    return Problem{.file = file, .at = places.of(mark), .message = fmt::format("`{}` stands where a `{}` should be closed", c, c == ']' ? '{' : '['), .remedy = "close brackets in the order in which they were opened, the last first"};
  }
  return Problem{.file = file, .at = places.of(mark), .message = "a comma is missing here, or a bracket is not closed above", .remedy = "put commas between the items, and text that contains brackets or commas in quotes"};
}

}  // namespace

std::optional<Problem> stray_directive(std::string_view source, const YamlPlaces& places, const std::string& file) {
  std::optional<std::size_t> found;
  for (std::size_t begin = 0; begin < source.size();) {
    const auto end = std::min(source.find('\n', begin), source.size());
    const auto line = trim(source.substr(begin, end - begin));
    if (source[begin] == '%') {
      found = found.value_or(begin);
    } else if (line.starts_with("---")) {
      return std::nullopt;
    } else if (!line.empty() && !line.starts_with('#')) {
      break;
    }
    begin = end + 1;
  }
  if (!found) {
    return std::nullopt;
  }
  return Problem{.file = file, .at = places.of_byte(*found), .message = "a line that begins with `%` is no part of the document", .remedy = "remove it; text that begins with `%` goes in quotes"};
}

Problem yaml_complaint(const YAML::Exception& error, std::optional<std::size_t> open_bracket, std::string_view source,
                       const YamlPlaces& places, const std::string& file) {
  if (error.msg.find("flow") != std::string::npos) {
    const auto first = source.find_first_not_of(" \n");
    const bool is_all_flow = first != std::string_view::npos && (source[first] == '[' || source[first] == '{');
    const auto bracket = open_bracket || !is_all_flow ? open_bracket : std::optional(first);
    auto problem = bracket ? trouble_in_brackets(error.mark, *bracket, source, places, file) : std::nullopt;
    if (problem) {
      return std::move(*problem);
    }
  }
  auto [message, remedy] = in_our_words(error.msg);
  Location at = places.of(error.mark);
  if (is_about_escape(error.msg) && error.mark.pos > 0) {
    const auto backslash = source.rfind('\\', static_cast<std::size_t>(error.mark.pos));
    at = backslash == std::string_view::npos ? at : places.of_byte(backslash);
  }
  // A tab counts as nothing for YAML, so that it complains of what comes next.
  const auto line = static_cast<std::uint32_t>(std::max(0, error.mark.line));
  for (const std::uint32_t above : {0U, 1U}) {
    const auto tab = above > line ? std::nullopt : tab_in_indentation(source, line - above);
    if (tab) {
      std::tie(message, remedy) = in_our_words("illegal tab");
      at = places.of_byte(*tab);
      break;
    }
  }
  const bool is_quoted = message == in_its_words;
  return {.file = file, .at = at, .message = std::move(message), .remedy = std::move(remedy), .quoted = is_quoted ? std::vector{error.msg} : std::vector<std::string>{}};
}

std::optional<Problem> text_after_document(YAML::Parser& parser, std::size_t end, std::string_view source,
                                           const YamlPlaces& places, const std::string& file) {
  if (!parser) {
    return std::nullopt;
  }
  std::size_t from = source.size();
  try {
    NextDocument next;
    parser.HandleNextDocument(next);
  } catch (const NextDocument::Begins& begins) {
    from = static_cast<std::size_t>(std::max(0, begins.mark.pos));
  }
  if (source.substr(from).starts_with("---")) {
    return Problem{.file = file, .at = places.of_byte(from), .message = "a second document begins here, where one is read", .remedy = "put it into a file of its own"};
  }
  return Problem{.file = file,
                 .at = places.of_byte(directive_above(source, end, from)),
                 .message = std::string(belongs_to_nothing.message),
                 .remedy = std::string(belongs_to_nothing.remedy)};
}

}  // namespace careaudit
