#include "import/unmapped.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace careaudit {
namespace {

using Group = const std::vector<MappedField>*;

void walk(const Field& above, const std::vector<Group>& groups, const std::string& before, std::vector<std::string>& out);

/// What is mapped of one field: nothing, or in `groups` what is mapped of those below it.
void walk_field(const Field& field, const std::vector<const MappedField*>& mapped, const std::string& path, std::vector<std::string>& out) {
  if (mapped.empty()) {
    out.push_back(path);
    return;
  }
  std::vector<Group> groups;
  bool is_text = false;
  for (const MappedField* one : mapped) {
    is_text = is_text || one->value.has_value();
    groups.push_back(&one->fields);
    for (const auto& items : one->items) {
      groups.push_back(&items.fields);
    }
  }
  if (field.type == FieldType::open || field.fields.empty()) {
    return;
  }
  std::vector<std::string> below;
  walk(field, groups, path + ".", below);
  const std::string text = path + "." + field.text_field;   // which bare text stands for
  std::copy_if(below.begin(), below.end(), std::back_inserter(out), [&](const std::string& one) { return !is_text || one != text; });
}

void walk(const Field& above, const std::vector<Group>& groups, const std::string& before, std::vector<std::string>& out) {
  for (const auto& field : above.fields) {
    std::vector<const MappedField*> mapped;
    for (const Group group : groups) {
      for (const auto& one : *group) {
        if (one.key == field.key) {
          mapped.push_back(&one);
        }
      }
    }
    walk_field(field, mapped, before + field.key, out);
  }
}

/// By each path as it is written, whether it is missed.
using Missed = std::map<std::string, bool>;

void note(const XPath& path, Missed& missed) {
  const auto [place, is_new] = missed.try_emplace(path.written(), true);
  place->second = place->second && path.is_missed();
}

void note_all(const std::vector<MappedField>& fields, Missed& missed) {
  for (const auto& field : fields) {
    if (field.value && field.value->fallback.empty()) {
      std::for_each(field.value->from.begin(), field.value->from.end(), [&](const XPath& from) { note(from, missed); });
    }
    for (const auto& items : field.items) {
      for (const auto* path : {items.each ? &*items.each : nullptr, items.only_if ? &*items.only_if : nullptr}) {
        if (path != nullptr) {
          note(*path, missed);
        }
      }
      note_all(items.fields, missed);
    }
    note_all(field.fields, missed);
  }
}

}  // namespace

std::vector<std::string> paths_found_nowhere(const Mapping& mapping) {
  Missed missed;
  note_all(mapping.fields, missed);
  std::vector<std::string> nowhere;
  for (const auto& [path, is_missed] : missed) {
    if (is_missed) {
      nowhere.push_back(path);
    }
  }
  return nowhere;
}

std::vector<std::string> unmapped_fields(const Mapping& mapping, const Vocabulary& vocabulary) {
  std::vector<std::string> paths;
  walk(vocabulary.plan, {&mapping.fields}, "", paths);
  std::erase_if(paths, [](std::string_view path) { return path == "careplan" || path == "careaudit" || path == "exceptions"; });
  return paths;
}

}  // namespace careaudit
