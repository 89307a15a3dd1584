// Names of an export laid beside the names of the vocabulary.
#include "report/suggest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"
#include "encode/yaml.h"

namespace careaudit {
namespace {

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& one) { return letters_and_digits(one) == name; });
}

/// The path of the field that systems call so, of those below `above` and of its maps; "" when there is none.
std::string path_called(const Field& above, const std::string& name) {
  for (const auto& field : above.fields) {
    if (is_one_of(field.exported_as, name)) {
      return field.key;
    }
    if (const std::string below = field.is_list ? "" : path_called(field, name); !below.empty()) {
      return field.key + "." + below;
    }
  }
  return "";
}

bool is_named(const Field& field, const std::string& name) {
  return letters_and_digits(field.key) == name || (field.is_list && letters_and_digits(field.item) == name) || is_one_of(field.aliases, name) || is_one_of(field.exported_as, name);
}

const Field* below(const Field& above, const std::string& name) {
  const auto found = std::find_if(above.fields.begin(), above.fields.end(), [&](const Field& field) { return is_named(field, name); });
  return found == above.fields.end() ? nullptr : &*found;
}

/// The digits at the end of a name, or between its words: `Goal 3 by` is `Goal {n} by`.
std::optional<std::pair<std::string, int>> numbered(std::string_view name) {
  const auto at = name.find_first_of("0123456789");
  if (at == std::string_view::npos || at == 0) {
    return std::nullopt;
  }
  const auto end = std::min(name.find_first_not_of("0123456789", at), name.size());
  if (end - at > 2) {
    return std::nullopt;
  }
  return std::pair(std::string(name.substr(0, at)) + "{n}" + std::string(name.substr(end)), std::stoi(std::string(name.substr(at, end - at))));
}

/// A field of a plan with where it is found, on its way into the draft.
struct Placed {
  std::string path;          ///< `review_date`, `person.strengths`.
  std::string line;          ///< What stands behind its key.
};

class Draft {
 public:
  Draft(const Inspection& inspection, const Vocabulary& vocabulary, bool shows_values) : inspection_(inspection), vocabulary_(vocabulary), shows_values_(shows_values) {}

  std::string fields() {
    place_all(inspection_.of_records, "");
    std::stable_sort(placed_.begin(), placed_.end(), [this](const Placed& a, const Placed& b) { return rank(a.path) < rank(b.path); });
    std::string out;
    std::vector<std::string> open;
    for (const auto& one : placed_) {
      write(one, open, out);
    }
    return out;
  }

  const std::vector<std::string>& unplaced() const { return unplaced_; }
  const std::vector<std::string>& keys() const { return keys_; }
  /// The step that is the plan's id.
  const PathCount* id() const { return id_; }

 private:
  /// The field of that name; "" when there is none.
  std::string path_of(const std::string& name) const {
    const std::string called = path_called(vocabulary_.plan, name);
    const Field* field = called.empty() ? below(vocabulary_.plan, name) : nullptr;
    return field == nullptr ? called : field->key;
  }

  void place_all(const PathCount& above, const std::string& path) {
    std::set<std::string> numbered_done;
    for (const auto& one : above.below) {
      if (!may_be_shown(*one, inspection_.records, shows_values_)) {
        continue;
      }
      const std::string here = path.empty() ? one->step : path + "/" + one->step;
      if (path.empty() && !one->is_named_by_value && one->times >= inspection_.records) {
        keys_.push_back(one->name);
      }
      if (place_numbered(above, *one, path, numbered_done) || place_list(*one, here)) {
        continue;
      }
      const bool is_value = one->below.empty() || one->is_named_by_value || one->holds != Holds::nothing;
      if (is_value && !place_value(*one, here)) {
        unplaced_.push_back(here);
      } else if (!is_value) {
        place_all(*one, here);
      }
    }
  }

  bool take(std::string path, std::string line) {
    if (!taken_.insert(path).second) {
      return false;
    }
    placed_.push_back({std::move(path), std::move(line)});
    return true;
  }

  bool place_value(const PathCount& one, const std::string& here) {
    const std::string name = letters_and_digits(one.name);
    const std::string path = path_of(name);
    const Field* field = vocabulary_.at(path);
    if (path.empty()) {
      return false;
    }
    if (field->type == FieldType::map && !field->is_list) {
      return false;
    }
    const std::string from = one.is_named_by_value && one.holds == Holds::nothing && !one.below.empty() ? here + "/" + value_step(one) : here;
    const bool is_list_of_maps = field->is_list && field->type == FieldType::map;
    const bool is_table_of_rows = inspection_.separator.empty() ? false : is_list_of_maps;
    if (!take(path, is_table_of_rows ? fmt::format(" {{text: {}}}", yaml_quoted(from)) : " " + yaml_quoted(from))) {
      return false;
    }
    id_ = path == "id" ? &one : id_;
    return true;
  }

  /// Where a named field keeps its text when it has none of its own.
  static std::string value_step(const PathCount& one) {
    const auto found = std::find_if(one.below.begin(), one.below.end(), [](const auto& child) { return child->name == "value" || child->name == "answer"; });
    return found == one.below.end() ? one.below.front()->step : (*found)->step;
  }

  /// `Goals/Goal`, `goals`, `Interventions/Intervention` with fields of their own.
  bool place_list(const PathCount& one, const std::string& here) {
    if (one.is_named_by_value || one.below.empty()) {
      return false;
    }
    const std::string path = path_of(letters_and_digits(one.name));
    const Field* field = vocabulary_.at(path);
    if (path.empty() || !field->is_list || field->type != FieldType::map) {
      return false;
    }
    const bool is_wrapper = one.below.size() == 1 && one.below.front()->repeats && !one.below.front()->below.empty();
    const PathCount& item = is_wrapper ? *one.below.front() : one;
    std::string line = fmt::format("\n    each: {}", yaml_quoted(is_wrapper ? here + "/" + item.step : here));
    if (const std::string fields = item_fields(item, *field); !fields.empty() && take(path, line + fields)) {
      return true;
    }
    return false;
  }

  std::string item_fields(const PathCount& item, const Field& field) {
    std::string out;
    std::set<std::string> done;
    for (const auto& child : item.below) {
      const Field* found = below(field, letters_and_digits(child->name));
      const bool is_shown = may_be_shown(*child, inspection_.records, shows_values_);
      if (found != nullptr && is_shown && found->type != FieldType::map && done.insert(found->key).second) {
        out += fmt::format("\n    {}: {}", found->key, yaml_quoted(child->step));
      } else if (is_shown) {
        out += fmt::format("\n    # not placed: {}", child->step);
      }
    }
    if (item.holds != Holds::nothing && !done.contains("text") && below(field, "text") != nullptr) {
      out += fmt::format("\n    text: {}", yaml_quoted("."));
    }
    return done.empty() && item.holds == Holds::nothing ? "" : out;
  }

  /// `Goal 1`, `Goal 2`, `Goal 1 by`: items whose fields stand beside each other.
  bool place_numbered(const PathCount& above, const PathCount& one, const std::string& path, std::set<std::string>& done) {
    const auto form = numbered(one.name);
    if (!form) {
      return false;
    }
    const std::string base = letters_and_digits(std::string_view(form->first).substr(0, form->first.find('{')));
    const std::string list = path_of(base);
    const Field* field = vocabulary_.at(list);
    if (list.empty() || !field->is_list || field->type != FieldType::map) {
      return false;
    }
    if (!done.insert(list).second) {
      return true;
    }
    int most = 1;
    std::string fields;
    std::map<std::string, std::string> forms;   // by field, how it is called
    std::set<std::string> other_forms;
    for (const auto& other : above.below) {
      const auto other_form = numbered(other->name);
      if (!other_form || !may_be_shown(*other, inspection_.records, shows_values_) || letters_and_digits(std::string_view(other_form->first).substr(0, other_form->first.find('{'))) != base) {
        continue;
      }
      most = std::max(most, other_form->second);
      const std::string rest = letters_and_digits(std::string_view(other_form->first).substr(other_form->first.find('}') + 1));
      const Field* found = below(*field, rest.empty() ? "text" : rest);
      std::string step = other->step;
      step.replace(step.find(other->name), other->name.size(), other_form->first);
      step = path.empty() ? step : path + "/" + step;
      if (found == nullptr || forms.try_emplace(found->key, other_form->first).first->second != other_form->first) {
        if (other_forms.insert(other_form->first).second) {
          unplaced_.push_back(step);
        }
      } else if (other_forms.insert(other_form->first).second) {
        fields += fmt::format("\n    {}: {}", found->key, yaml_quoted(step));
      }
    }
    return take(list, fmt::format("\n    numbered: {}{}", std::min(most, 99), fields));
  }

  /// Where a path stands in the vocabulary, so that the draft reads like a plan.
  std::vector<std::size_t> rank(std::string_view path) const {
    std::vector<std::size_t> ranks;
    const Field* above = &vocabulary_.plan;
    for (const auto part : split(path, '.')) {
      const Field* field = above == nullptr ? nullptr : above->find(part);
      ranks.push_back(field == nullptr ? 0 : static_cast<std::size_t>(field - above->fields.data()));
      above = field;
    }
    return ranks;
  }

  static void write(const Placed& one, std::vector<std::string>& open, std::string& out) {
    std::vector<std::string> parts;
    for (const auto part : split(one.path, '.')) {
      parts.emplace_back(part);
    }
    std::size_t same = 0;
    while (same < open.size() && same + 1 < parts.size() && open[same] == parts[same]) {
      ++same;
    }
    open.resize(same);
    for (; same + 1 < parts.size(); ++same) {
      out += std::string(2 * (same + 1), ' ') + parts[same] + ":\n";
      open.push_back(parts[same]);
    }
    std::string line = one.line;
    for (auto at = line.find('\n'); at != std::string::npos; at = line.find('\n', at + 1)) {
      line.insert(at + 1, 2 * same, ' ');
    }
    out += std::string(2 * (same + 1), ' ') + parts.back() + ":" + line + "\n";
  }

  const Inspection& inspection_;
  const Vocabulary& vocabulary_;
  bool shows_values_;
  std::vector<Placed> placed_;
  std::vector<std::string> unplaced_;
  std::vector<std::string> keys_;
  std::set<std::string> taken_;
  const PathCount* id_ = nullptr;
};

std::string flow_list(std::vector<std::string> names, std::size_t most) {
  names.resize(std::min(names.size(), most));
  std::string out;
  for (const auto& name : names) {
    out += (out.empty() ? "" : ", ") + yaml_quoted(name);
  }
  return "[" + out + "]";
}

}  // namespace

std::string suggested_mapping(const Inspection& inspection, const Vocabulary& vocabulary, std::string_view file, bool shows_values) {
  Draft draft(inspection, vocabulary, shows_values);
  const std::string fields = draft.fields();
  constexpr std::size_t most_keys = 4;
  std::string out = fmt::format("# A first draft for {}: check each line, and place what is listed at the end.\n# careaudit check --input-format THIS-FILE.yaml {} tries it; careaudit-mapping(5) has all keys.\n", file, file);
  out += fmt::format("title: {}\n", yaml_quoted(fmt::format("exports like {}", file)));
  const bool is_table = inspection.syntax == "csv";
  if (is_table) {
    out += fmt::format("recognise: {{columns: {}}}\n", flow_list(draft.keys(), most_keys));
    const PathCount* id = draft.id();
    out += id != nullptr && id->distinct < id->records ? fmt::format("gather_by: {}\n", yaml_quoted(id->name)) : "# gather_by: the column that tells whose row it is, when a plan has several rows\n";
  } else if (inspection.syntax == "xml") {
    out += fmt::format("recognise: {{root: {}}}\n", yaml_quoted(inspection.root));
  } else {
    out += draft.keys().empty() ? "" : fmt::format("recognise: {{keys: {}}}\n", flow_list(draft.keys(), most_keys));
  }
  if (!is_table && !inspection.record.empty()) {
    out += fmt::format("record: {}\n", yaml_quoted(inspection.record));
  }
  out += fields.empty() ? "fields: {}\n" : "fields:\n" + fields;
  if (!draft.unplaced().empty()) {
    out += "# not placed:\n";
    for (const auto& path : draft.unplaced()) {
      out += fmt::format("#   {}\n", path);
    }
  }
  return out;
}

}  // namespace careaudit
