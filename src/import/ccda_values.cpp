// Names, times and texts of C-CDA.
#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/strings.h"
#include "import/ccda_work.h"

namespace careaudit {
namespace {

/// Attributes of narrative, which are no text.
bool is_attribute(std::string_view key) {
  static constexpr auto names = std::to_array<std::string_view>({"ID", "align", "border", "cellpadding", "cellspacing", "class", "colspan", "href", "language", "listType", "mediaType", "name", "nullFlavor", "referencedObject",
                                                                 "rel", "rev", "rowspan", "scope", "styleCode", "summary", "title", "valign", "width"});
  return std::binary_search(names.begin(), names.end(), key);
}

std::string narrative_words(const Element& element) {
  std::string out(own_text(element));
  const Tree& tree = element.source()->tree;
  for (NodeId child = tree[element.node()].first_child; child != no_node; child = tree[child].next) {
    if (!is_attribute(tree[child].key)) {
      const std::string more = narrative_words(Element(*element.source(), child));
      out += (out.empty() || more.empty() ? "" : " ") + more;
    }
  }
  return out;
}

}  // namespace

bool has_template(const Element& element, std::string_view root) {
  const auto templates = element.all("templateId");
  return std::any_of(templates.begin(), templates.end(), [&](const Element& one) { return one.text("root") == root; });
}

std::string ccda_id(const Element& id) {
  const auto root = id.text("root");
  const auto extension = id.text("extension");
  return extension.empty() ? std::string(root) : std::string(root).append("|").append(extension);
}

std::string_view own_text(const Element& element) {
  return element ? trim(element.source()->tree[element.node()].text) : std::string_view();
}

std::string ccda_name(const Element& name) {
  std::string out;
  for (const std::string_view part : {"prefix", "given", "family", "suffix"}) {
    for (const auto& one : name.all(part)) {
      out.append(out.empty() || own_text(one).empty() ? "" : " ").append(own_text(one));
    }
  }
  return out.empty() ? std::string(own_text(name)) : out;
}

std::string ccda_day(CcdaWork& work, const Element& time) {
  const auto text = time.text();
  constexpr std::size_t day_size = 8;
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < day_size) {
    return "";
  }
  const auto zone = text.find_first_of("+-");
  constexpr std::size_t zone_size = 5;
  if (zone != std::string_view::npos && text.size() - zone != zone_size && !work.has_bad_time) {
    work.has_bad_time = true;
    work.warn(time.place(), "the offset of a time has not four digits; its day is kept", "write times as 20260331101500+0000");
  }
  const std::string day = std::string(text.substr(0, 4)).append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
  return Date::parse(day) ? day : "";
}

std::string ccda_telecom(const Element& holder, bool wants_email) {
  for (const auto& telecom : holder.all("telecom")) {
    auto value = telecom.text("value");
    const bool is_email = value.starts_with("mailto:");
    if (is_email != wants_email || value.empty()) {
      continue;
    }
    const auto colon = value.find(':');
    return std::string(trim(colon == std::string_view::npos ? value : value.substr(colon + 1)));
  }
  return "";
}

Element ccda_text(const CcdaWork& work, const Element& entry, std::string& text) {
  for (const std::string_view path : {"text", "code.originalText", "value.originalText"}) {
    const Element said = entry.one(path);
    auto reference = said.text("reference");
    reference.remove_prefix(reference.starts_with('#') ? 1 : 0);
    if (const auto found = work.narrative.find(reference); !reference.empty() && found != work.narrative.end()) {
      text = narrative_words(found->second);
      if (!text.empty()) {
        return found->second;
      }
    }
    if (!own_text(said).empty()) {
      text = own_text(said);
      return said;
    }
  }
  for (const std::string_view path : {"code.displayName", "code.translation.displayName", "value.displayName"}) {
    if (const Element display = entry.one(path); !display.text().empty()) {
      text = display.text();
      return display;
    }
  }
  if (const Element value = entry.one("value"); !own_text(value).empty()) {
    text = own_text(value);
    return value;
  }
  return {};
}

}  // namespace careaudit
