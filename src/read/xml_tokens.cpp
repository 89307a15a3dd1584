// Finding where markup ends: a `>` in an attribute's quotes does not.
#include "read/xml_tokens.h"

#include <algorithm>
#include <array>
#include <span>

namespace careaudit {
namespace {

struct Bracket {
  std::string_view opening;
  std::string_view closing;
  XmlTokenKind kind;
};

constexpr std::array brackets{
    Bracket{"<!--", "-->", XmlTokenKind::comment},
    Bracket{"<![CDATA[", "]]>", XmlTokenKind::cdata},
    Bracket{"<?", "?>", XmlTokenKind::instruction},
};

/// The end of a tag that begins at `from`, behind its `>`; npos when the text ends before. A `<` can
/// stand nowhere in a tag: there a broken one ends, so that it does not swallow what follows.
std::size_t end_of_tag(std::string_view text, std::size_t from) {
  char quote = '\0';
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      return i;
    }
    if (quote != '\0') {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::string_view name_in(std::string_view tag, std::size_t from) {
  std::size_t end = from;
  while (end < tag.size() && !is_xml_space(tag[end]) && tag[end] != '/' && tag[end] != '>') {
    ++end;
  }
  return tag.substr(from, end - from);
}

/// A document type ends at the `>` outside its `[…]`.
std::size_t end_of_doctype(std::string_view text, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
    if (text[i] == '>' && depth <= 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

XmlToken bracketed(std::string_view rest, const Bracket& bracket) {
  const auto closing = rest.find(bracket.closing, bracket.opening.size());
  if (closing == std::string_view::npos) {
    return {XmlTokenKind::unfinished, rest, {}};
  }
  return {bracket.kind, rest.substr(0, closing + bracket.closing.size()), {}};
}

/// Whether `<` and this character begin markup; `BP < 120` does not.
bool begins_markup(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c == '/' || c == '?' || c == '!' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace

XmlToken next_xml_token(std::string_view text, std::size_t from) {
  const auto rest = text.substr(from);
  if (rest.front() != '<') {
    return {XmlTokenKind::text, rest.substr(0, rest.find('<')), {}};
  }
  if (rest.size() > 1 && !begins_markup(rest[1])) {
    return {XmlTokenKind::text, rest.substr(0, rest.find('<', 1)), {}};
  }
  const bool may_be_bracketed = rest.size() < 2 || rest[1] == '!' || rest[1] == '?';
  for (const auto& bracket : may_be_bracketed ? std::span<const Bracket>(brackets) : std::span<const Bracket>()) {
    if (rest.starts_with(bracket.opening)) {
      return bracketed(rest, bracket);
    }
    if (bracket.opening.starts_with(rest)) {
      return {XmlTokenKind::unfinished, rest, {}};
    }
  }
  const bool is_doctype = may_be_bracketed && rest.starts_with("<!");
  const auto end = is_doctype ? end_of_doctype(rest, 2) : end_of_tag(rest, 1);
  if (end == std::string_view::npos) {
    return {XmlTokenKind::unfinished, rest, {}};
  }
  const auto all = rest.substr(0, end);
  if (is_doctype) {
    return {XmlTokenKind::doctype, all, {}};
  }
  if (all.starts_with("</")) {
    return {XmlTokenKind::end, all, name_in(all, 2)};
  }
  const bool is_empty = all.ends_with("/>");
  return {is_empty ? XmlTokenKind::empty : XmlTokenKind::start, all, name_in(all, 1)};
}

}  // namespace careaudit
