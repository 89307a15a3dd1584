// The first few kilobytes of a file, looked at without reading them in earnest.
#include "import/mapping_head.h"

#include <algorithm>

#include "base/strings.h"
#include "read/csv_rows.h"
#include "read/xml_tokens.h"

namespace careaudit {
namespace {

std::string_view root_element(std::string_view head) {
  for (std::size_t at = 0; at < head.size();) {
    const XmlToken token = next_xml_token(head, at);
    if (token.kind == XmlTokenKind::start || token.kind == XmlTokenKind::empty) {
      return token.local();
    }
    at += token.all.size();
  }
  return {};
}

/// Whether `key` stands in the text as a key of JSON or YAML, wherever.
bool has_key(std::string_view text, const std::string& key) {
  for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    auto rest = text.substr(at + key.size());
    const bool is_quoted = rest.starts_with('"') && at > 0 && text[at - 1] == '"';
    const char before = at == 0 ? '\n' : text[at - 1];
    const bool is_bare = before == '\n' || before == ' ' || before == '{' || before == ',';
    rest.remove_prefix(is_quoted ? 1 : 0);
    rest = rest.substr(std::min(rest.find_first_not_of(" \n\t"), rest.size()));
    if ((is_quoted || is_bare) && rest.starts_with(':')) {
      return true;
    }
  }
  return false;
}

bool has_all_keys(std::string_view text, const std::vector<std::string>& keys) {
  return !keys.empty() && std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return has_key(text, key); });
}

bool has_all_columns(std::string_view head, const std::vector<std::string>& columns) {
  const auto header = columns.empty() ? std::vector<std::string>{} : csv_header(head);
  return !header.empty() && std::all_of(columns.begin(), columns.end(), [&](const std::string& column) { return std::find(header.begin(), header.end(), column) != header.end(); });
}

}  // namespace

bool begins_as(const Mapping& mapping, const Syntax& syntax, std::string_view head) {
  const Recognition& by = mapping.recognition;
  if (mapping.is_sure()) {
    return false;   // told record by record
  }
  if (&syntax == &syntaxes::xml) {
    return std::find(by.roots.begin(), by.roots.end(), root_element(head)) != by.roots.end();
  }
  if (&syntax == &syntaxes::csv) {
    return has_all_columns(head, by.columns);
  }
  const bool is_ours = has_key(head, "careplan") || has_key(head, "resourceType");
  return !is_ours && has_all_keys(head, by.keys) && (mapping.record.empty() || has_key(head, mapping.record));
}

bool is_read_whole(const Mapping& mapping, const Syntax& syntax, std::string_view head) {
  if (&syntax == &syntaxes::csv) {
    return false;   // rows are gathered as they are cut
  }
  const bool is_list_in_yaml = &syntax == &syntaxes::yaml && !mapping.record.empty() && has_key(head, mapping.record);
  return mapping.needs_whole() || is_list_in_yaml;
}

const Mapping* mapping_for(const Mappings& mappings, std::string_view input_format, const Syntax& syntax, std::string_view head) {
  const auto found = std::find_if(mappings.begin(), mappings.end(), [&](const Mapping& mapping) {
    return input_format == "auto" ? begins_as(mapping, syntax, head) : mapping.name == input_format;
  });
  return found == mappings.end() ? nullptr : &*found;
}

}  // namespace careaudit
