// Well-formedness, with messages that say what to do.
#include "read/xml_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/bytes.h"
#include "read/xml_tokens.h"

namespace careaudit {
namespace {

/// Stops the check.
struct Fault {
  std::size_t offset = 0;
  std::string message = {};
  std::string remedy = {};
  std::vector<std::string> quoted = {};  ///< As in Problem.
};

using Faults = std::optional<Fault>;

constexpr std::array<bool, 256> in_no_name = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("!\"#$%&'()*+,/;<=>?@[\\]^`{|}~")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool is_name(std::string_view name) {
  const bool is_clean = std::none_of(name.begin(), name.end(), [](char c) { return in_no_name[static_cast<unsigned char>(c)]; });
  return !name.empty() && is_clean && name.front() != '-' && name.front() != '.' &&
         !(name.front() >= '0' && name.front() <= '9');
}

/// Whether a character number may be written as `&#…;`.
bool is_allowed(std::uint32_t code) {
  const bool is_control = (code < 0x20U && code != 9U && code != 10U && code != 13U) || code == 0x7FU;
  return !is_control && !(code >= 0xD800U && code <= 0xDFFFU) && code <= 0x10FFFFU && code != 0xFFFEU && code != 0xFFFFU;
}

/// `name` is what stands between `&` and `;`.
bool is_reference(std::string_view name) {
  static constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
  if (!name.starts_with('#')) {
    return std::find(known.begin(), known.end(), name) != known.end();
  }
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x');
  name.remove_prefix(is_hex ? 1 : 0);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, is_hex ? 16 : 10);
  return error == std::errc() && end == name.data() + name.size() && is_allowed(code);
}

class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  Faults run() {
    while (at_ < text_.size()) {
      const XmlToken token = next_xml_token(text_, at_);
      if (auto fault = take(token)) {
        return fault;
      }
      at_ += token.all.size();
    }
    if (!open_.empty()) {
      return Fault{open_.back().second, "`<{0}>` is never closed", "write its end tag", {excerpt(open_.back().first)}};
    }
    return std::nullopt;
  }

 private:
  Faults take(const XmlToken& token) {
    switch (token.kind) {
      case XmlTokenKind::text:
        return check_text(token.all);
      case XmlTokenKind::start:
      case XmlTokenKind::empty:
        return check_start(token);
      case XmlTokenKind::end:
        return check_end(token);
      case XmlTokenKind::doctype:
        return Fault{at_, "a document type (`<!DOCTYPE`) stands here, and none is read: it can pull in other files",
                     "export without it, and write characters themselves in place of entities"};
      case XmlTokenKind::unfinished:
        return Fault{at_, "a tag, comment or CDATA section begins here and is never closed", "close it"};
      case XmlTokenKind::cdata:
        return open_.empty() ? Faults(Fault{at_, "text stands outside the root element", "remove it, or put it inside"}) : std::nullopt;
      case XmlTokenKind::comment:
      case XmlTokenKind::instruction:
        return std::nullopt;
    }
    return std::nullopt;
  }

  Faults check_text(std::string_view text) {
    if (text.starts_with('<')) {
      return Fault{at_, "`<` begins no tag here", "write `&lt;` for the character itself"};
    }
    if (open_.empty() && !std::all_of(text.begin(), text.end(), is_xml_space)) {
      return Fault{at_, "text stands outside the root element", "remove it, or put it inside"};
    }
    if (const auto bad = text.find("]]>"); bad != std::string_view::npos) {
      return Fault{at_ + bad, "`]]>` stands in a text", "write `]]&gt;`"};
    }
    return check_references(text, at_);
  }

  static Faults check_references(std::string_view text, std::size_t offset) {
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      const auto end = text.find_first_of("; \n\t&<", at + 1);
      if (end == std::string_view::npos || text[end] != ';') {
        return Fault{offset + at, "`&` stands alone", "write `&amp;` for the character itself"};
      }
      const auto name = text.substr(at + 1, end - at - 1);
      if (!is_reference(name)) {
        return Fault{offset + at, "`&{0};` stands for no character that is known",
                     "write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are read",
                     {name.size() <= 20 ? std::string(name) : "…"}};
      }
    }
    return std::nullopt;
  }

  Faults check_start(const XmlToken& token) {
    if (!is_name(token.name)) {
      return Fault{at_, "`<` begins no tag here", "write `&lt;` for the character itself"};
    }
    if (!token.all.ends_with('>')) {
      return Fault{at_, "the tag `<{0}` is never closed", "close its quotation marks and write `>`", {excerpt(token.name)}};
    }
    if (open_.empty() && has_root_) {
      return Fault{at_, "a second root element begins here", "put the plans inside one element, such as <careplans>"};
    }
    has_root_ = true;
    if (++nodes_ > max_nodes) {
      return Fault{at_, fmt::format("the plan has more than {} values", max_nodes), "export one plan an element"};
    }
    if (auto fault = check_attributes(token)) {
      return fault;
    }
    if (token.kind == XmlTokenKind::start) {
      open_.emplace_back(token.name, at_);
      if (open_.size() > static_cast<std::size_t>(max_depth)) {
        return Fault{at_, fmt::format("the plan is nested more than {} levels deep", max_depth), "a plan needs five or six; check the export"};
      }
    }
    return std::nullopt;
  }

  Faults check_attributes(const XmlToken& token) {
    std::set<std::string_view> names;
    std::size_t i = 1 + token.name.size();
    const std::size_t end = token.all.size() - (token.kind == XmlTokenKind::empty ? 2 : 1);
    const std::string_view tag = token.all.substr(0, end);
    while (true) {
      const std::size_t begin = std::min(tag.find_first_not_of(" \n\t\r", i), end);
      if (begin == end) {
        nodes_ += names.size();
        return std::nullopt;
      }
      const std::size_t equals = tag.find('=', begin);
      const auto quote = equals == std::string_view::npos ? equals : tag.find_first_not_of(" \n\t\r", equals + 1);
      const bool is_quoted = quote != std::string_view::npos && (tag[quote] == '"' || tag[quote] == '\'');
      const std::size_t close = is_quoted ? tag.find(tag[quote], quote + 1) : std::string_view::npos;
      const auto raw = tag.substr(begin, std::min(equals, end) - begin);
      const auto name = raw.substr(0, raw.find_first_of(" \n\t\r"));
      if (begin == i || close == std::string_view::npos || !is_name(name) || !is_space(raw.substr(name.size()))) {
        return Fault{at_ + begin, "an attribute is not written as `name=\"value\"`", "put its value in quotation marks, and a space before its name"};
      }
      if (!names.insert(name).second) {
        return Fault{at_ + begin, "the attribute `{0}` is given twice", "keep one of the two", {excerpt(name)}};
      }
      if (auto fault = check_references(tag.substr(quote + 1, close - quote - 1), at_ + quote + 1)) {
        return fault;
      }
      i = close + 1;
    }
  }

  static bool is_space(std::string_view text) { return std::all_of(text.begin(), text.end(), is_xml_space); }

  Faults check_end(const XmlToken& token) {
    if (!token.all.ends_with('>')) {
      return Fault{at_, "the tag `</{0}` is never closed", "write `>`", {excerpt(token.name)}};
    }
    if (open_.empty()) {
      return Fault{at_, "`</{0}>` closes nothing", "remove it, or write its start tag", {excerpt(token.name)}};
    }
    if (open_.back().first != token.name) {
      return Fault{at_, "`</{0}>` stands where `<{1}>` should be closed", "close elements in the order in which they were opened, the last first",
                   {excerpt(token.name), excerpt(open_.back().first)}};
    }
    open_.pop_back();
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
  bool has_root_ = false;
  std::vector<std::pair<std::string_view, std::size_t>> open_;  // name, offset
};

}  // namespace

std::optional<Problem> not_well_formed(const Piece& piece, const std::string& file) {
  auto fault = Checker(piece.text).run();
  if (!fault) {
    return std::nullopt;
  }
  return Problem{.file = file, .at = place_in(piece, fault->offset), .message = std::move(fault->message), .remedy = std::move(fault->remedy), .quoted = std::move(fault->quoted)};
}

}  // namespace careaudit
