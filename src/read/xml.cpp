// XML: pugixml's nodes become a tree; elements and attributes alike are named values.
#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include <pugixml.hpp>

#include "base/strings.h"
#include "read/bytes.h"
#include "read/places.h"
#include "read/syntax.h"
#include "read/xml_check.h"
#include "read/xml_split.h"
#include "read/xml_tokens.h"

namespace careaudit {
namespace {

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Declarations of namespaces and hints to XML tools say nothing of the plan.
bool is_about_xml(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:") || name.starts_with("xsi:");
}

/// A text broken over lines is one line: the indentation is the writer's tool's, not the text's. An
/// empty line stays a line end.
std::string unwrapped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    out.append(text.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    const auto next = std::min(text.find_first_not_of(" \t\n", end), text.size());
    const auto gap = text.substr(end, next - end);
    while (out.ends_with(' ') || out.ends_with('\t')) {
      out.pop_back();
    }
    out.push_back(std::count(gap.begin(), gap.end(), '\n') > 1 ? '\n' : ' ');
    text.remove_prefix(next);
  }
  return out;
}

class Builder {
 public:
  Builder(Tree& tree, const Piece& piece, const char* buffer) : tree_(tree), buffer_(buffer), places_(tree.source(), {tree.first_line, piece.first_column}) {}

  void add(NodeId parent, pugi::xml_node element) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 1)) - 1;
    Node node{.kind = Kind::null, .is_quoted = true, .key = name(element.name()), .at = place(offset), .key_at = place(offset), .offset = at_most(offset)};
    const Text text = own_text(element);
    const bool has_fields = has_field(element);
    if (has_fields) {
      node.kind = Kind::map;
      node.text = text.kept;
      node.offset = text.kept.empty() ? node.offset : at_most(text.offset);
    } else if (!text.kept.empty()) {
      node.kind = Kind::scalar;
      node.text = text.kept;
      node.at = place(text.offset);
      node.offset = at_most(text.offset);
    }
    const NodeId made = tree_.add(parent, node);
    if (!has_fields) {
      return;
    }
    for (const auto attribute : element.attributes()) {
      if (!is_about_xml(attribute.name())) {
        add_attribute(made, attribute);
      }
    }
    for (const auto child : element.children()) {
      if (child.type() == pugi::node_element) {
        add(made, child);
      }
    }
  }

 private:
  struct Text {
    std::string_view kept = {};
    std::size_t offset = 0;
  };

  void add_attribute(NodeId parent, pugi::xml_attribute attribute) {
    const auto offset = static_cast<std::size_t>(attribute.value() - buffer_);
    const bool is_blank = trim(attribute.value()).empty();
    tree_.add(parent, {.kind = is_blank ? Kind::null : Kind::scalar,
                       .is_quoted = true,
                       .key = name(attribute.name()),
                       .text = is_blank ? std::string_view() : std::string_view(attribute.value()),
                       .at = place(offset),
                       .key_at = place(static_cast<std::size_t>(attribute.name() - buffer_)),
                       .offset = at_most(offset)});
  }

  static bool has_field(pugi::xml_node element) {
    const auto attributes = element.attributes();
    const bool has_attribute = std::any_of(attributes.begin(), attributes.end(), [](pugi::xml_attribute one) { return !is_about_xml(one.name()); });
    return has_attribute || element.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
  }

  static bool is_one_line(pugi::xml_node child) {
    const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    return is_text && std::string_view(child.value()).find('\n') == std::string_view::npos;
  }

  /// The texts right inside an element, joined; comments and elements between them are spaces.
  Text own_text(pugi::xml_node element) {
    if (const auto only = element.first_child(); only && !only.next_sibling() && is_one_line(only)) {
      const auto text = trim(only.value());
      return text.empty() ? Text{} : Text{.kept = text, .offset = static_cast<std::size_t>(text.data() - buffer_)};
    }
    Text found;
    std::string joined;
    for (const auto child : element.children()) {
      const bool is_cdata = child.type() == pugi::node_cdata;
      const std::string_view raw = child.value();
      if ((child.type() != pugi::node_pcdata && !is_cdata) || trim(raw).empty()) {
        continue;
      }
      if (joined.empty()) {
        const auto lead = static_cast<std::size_t>(trim(raw).data() - raw.data());
        found.offset = static_cast<std::size_t>(raw.data() - buffer_) + lead;
      }
      const bool touches = joined.empty() || child.previous_sibling().type() != pugi::node_element;
      joined += touches ? "" : " ";
      joined += is_cdata ? std::string(raw) : unwrapped(raw);
    }
    const auto text = trim(joined);
    found.kept = text.empty() ? std::string_view() : tree_.keep(std::string(text));
    return found;
  }

  static std::string_view name(const char* whole) { return local_name(whole); }

  static std::uint32_t at_most(std::size_t offset) { return static_cast<std::uint32_t>(std::min<std::size_t>(offset, 0xFFFFFFFFU)); }

  Location place(std::size_t offset) const { return places_.of(offset); }

  Tree& tree_;
  const char* buffer_;
  Places places_;
};

Result<Tree> read(Piece piece, const std::string& file, Problems&) {
  if (auto problem = bad_bytes(piece, file)) {
    return *problem;
  }
  if (auto problem = not_well_formed(piece, file)) {
    return *problem;
  }
  Tree tree;
  tree.first_line = piece.first_line;
  std::string& buffer = tree.own(piece.text);   // names and texts are views of it
  tree.set_source(std::move(piece.text));
  pugi::xml_document document;
  const auto parsed = document.load_buffer_inplace(buffer.data(), buffer.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed || document.document_element().empty()) {
    const bool is_nothing = document.document_element().empty();
    return Problem{.file = file,
                   .at = place_in({.text = std::string(tree.source()), .first_line = piece.first_line, .first_column = piece.first_column},
                                  static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0))),
                   .message = is_nothing ? "there is nothing here to read" : "the XML cannot be read",
                   .remedy = is_nothing ? "check that the export was written completely" : "check the tags here and just above"};
  }
  Builder(tree, piece, buffer.data()).add(no_node, document.document_element());
  return tree;
}

bool sniff(std::string_view head) {
  head = trim(head);
  if (head.size() < 2 || head.front() != '<') {
    return false;
  }
  const char second = head[1];
  return second == '?' || second == '!' || second == '_' || (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
}

/// Something of XML is there, behind what should not be.
bool sniff_damaged(std::string_view head) {
  for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const auto rest = head.substr(at);
    if (sniff(rest) || rest.starts_with("</")) {
      return true;
    }
  }
  return false;
}

constexpr std::array<std::string_view, 1> extensions{".xml"};

}  // namespace

constinit const Syntax syntaxes::xml{
    .name = "xml",
    .summary = "XML: one <careplan>, or any number inside a root element",
    .extensions = extensions,
    .sniff = sniff,
    .sniff_damaged = sniff_damaged,
    .split = split_xml,
    .glance = glance_xml,
    .read = read,
};

}  // namespace careaudit
