// Names of an export laid beside the names of the vocabulary.
#include "audit/suggest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.h"

namespace careaudit {
namespace {

/// Letters and digits alone, lower case: `Review Date`, `reviewDate` and `review_date` are one.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : fold_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.push_back(c);
    }
  }
  return out;
}

/// What systems call fields, beside the vocabulary's own names and aliases.
constexpr std::array<std::pair<std::string_view, std::string_view>, 44> also{{
    {"planref", "id"}, {"planno", "id"}, {"plannumber", "id"}, {"ref", "id"}, {"careplanid", "id"}, {"planstatus", "status"}, {"state", "status"},
    {"location", "ward"}, {"nextreviewdue", "review_date"}, {"reviewby", "review_date"}, {"plannedreviewdate", "review_date"}, {"datewritten", "created"},
    {"planstart", "created"}, {"startdate", "created"}, {"lastchanged", "updated"}, {"lastmodified", "updated"}, {"patientref", "person.ref"},
    {"patientid", "person.ref"}, {"clientid", "person.ref"}, {"strengths", "person.strengths"}, {"personviews", "person.views"}, {"preferredname", "person.preferred_name"},
    {"carecoordinator", "coordinator.name"}, {"keyworker", "coordinator.name"}, {"leadprofessional", "coordinator.name"}, {"namednurse", "coordinator.name"},
    {"coordinator", "coordinator.name"}, {"keyworkerrole", "coordinator.role"}, {"carecoordinatorrole", "coordinator.role"}, {"keyworkerphone", "coordinator.phone"},
    {"carecoordinatorphone", "coordinator.phone"}, {"warningsigns", "crisis.warning_signs"}, {"earlywarningsigns", "crisis.warning_signs"},
    {"relapseindicators", "crisis.warning_signs"}, {"whathelps", "crisis.what_helps"}, {"copingstrategies", "crisis.what_helps"}, {"crisiscontact", "crisis.contacts"},
    {"agreedon", "involvement.agreed"}, {"agreedwithperson", "involvement.agreed"}, {"copygiven", "involvement.copy_given"}, {"intervention", "actions"},
    {"task", "actions"}, {"problem", "needs"}, {"outcome", "goals"},
}};

/// The same of fields of an item.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> also_of_items{{
    {"no", "id"}, {"number", "id"}, {"ref", "id"}, {"description", "text"}, {"detail", "text"}, {"details", "text"}, {"what", "text"}, {"who", "responsible"},
    {"bywhom", "responsible"}, {"owner", "responsible"}, {"assignedto", "responsible"}, {"personresponsible", "responsible"}, {"frequency", "when"}, {"due", "target_date"},
    {"duedate", "target_date"}, {"bydate", "target_date"}, {"targetdate", "target_date"}, {"measuredby", "measure"}, {"telephone", "phone"}, {"place", "where"}, {"by", "target_date"},
}};

template <std::size_t n>
std::string synonym(const std::array<std::pair<std::string_view, std::string_view>, n>& list, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.first == name; });
  return found == list.end() ? "" : std::string(found->second);
}

bool is_named(const Field& field, const std::string& name) {
  const bool is_alias = std::any_of(field.aliases.begin(), field.aliases.end(), [&](const std::string& alias) { return plain(alias) == name; });
  return plain(field.key) == name || (field.is_list && plain(field.item) == name) || is_alias;
}

const Field* below(const Field& above, const std::string& name) {
  const auto found = std::find_if(above.fields.begin(), above.fields.end(), [&](const Field& field) { return is_named(field, name); });
  return found == above.fields.end() ? nullptr : &*found;
}

/// A text that YAML reads as it is meant.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  }
  return out + "\"";
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
    const std::string name = plain(one.name);
    std::string path = synonym(also, name);
    const Field* field = path.empty() ? below(vocabulary_.plan, name) : vocabulary_.at(path);
    if (field == nullptr) {
      return false;
    }
    path = path.empty() ? field->key : path;
    if (field->type == FieldType::map && !field->is_list) {
      return false;
    }
    const std::string from = one.is_named_by_value && one.holds == Holds::nothing && !one.below.empty() ? here + "/" + value_step(one) : here;
    const bool is_list_of_maps = field->is_list && field->type == FieldType::map;
    const bool is_table_of_rows = inspection_.separator.empty() ? false : is_list_of_maps;
    if (!take(path, is_table_of_rows ? fmt::format(" {{text: {}}}", quoted(from)) : " " + quoted(from))) {
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
    const std::string path = synonym(also, plain(one.name));
    const Field* field = path.empty() ? below(vocabulary_.plan, plain(one.name)) : vocabulary_.at(path);
    if (field == nullptr || !field->is_list || field->type != FieldType::map) {
      return false;
    }
    const bool is_wrapper = one.below.size() == 1 && one.below.front()->repeats && !one.below.front()->below.empty();
    const PathCount& item = is_wrapper ? *one.below.front() : one;
    std::string line = fmt::format("\n    each: {}", quoted(is_wrapper ? here + "/" + item.step : here));
    if (const std::string fields = item_fields(item, *field); !fields.empty() && take(path.empty() ? field->key : path, line + fields)) {
      return true;
    }
    return false;
  }

  std::string item_fields(const PathCount& item, const Field& field) {
    std::string out;
    std::set<std::string> done;
    for (const auto& child : item.below) {
      const std::string name = plain(child->name);
      const std::string known = synonym(also_of_items, name);
      const Field* found = below(field, known.empty() ? name : known);
      if (found == nullptr && known == "target_date") {
        found = below(field, "when");
      }
      const bool is_shown = may_be_shown(*child, inspection_.records, shows_values_);
      if (found != nullptr && is_shown && found->type != FieldType::map && done.insert(found->key).second) {
        out += fmt::format("\n    {}: {}", found->key, quoted(child->step));
      } else if (is_shown) {
        out += fmt::format("\n    # not placed: {}", child->step);
      }
    }
    if (item.holds != Holds::nothing && !done.contains("text") && below(field, "text") != nullptr) {
      out += fmt::format("\n    text: {}", quoted("."));
    }
    return done.empty() && item.holds == Holds::nothing ? "" : out;
  }

  /// `Goal 1`, `Goal 2`, `Goal 1 by`: items whose fields stand beside each other.
  bool place_numbered(const PathCount& above, const PathCount& one, const std::string& path, std::set<std::string>& done) {
    const auto form = numbered(one.name);
    if (!form) {
      return false;
    }
    const std::string base = plain(std::string_view(form->first).substr(0, form->first.find('{')));
    const std::string known = synonym(also, base);
    const Field* field = known.empty() ? below(vocabulary_.plan, base) : vocabulary_.at(known);
    if (field == nullptr || !field->is_list || field->type != FieldType::map) {
      return false;
    }
    if (!done.insert(field->key).second) {
      return true;
    }
    int most = 1;
    std::string fields;
    std::set<std::string> taken;
    for (const auto& other : above.below) {
      const auto other_form = numbered(other->name);
      if (!other_form || !may_be_shown(*other, inspection_.records, shows_values_) || plain(std::string_view(other_form->first).substr(0, other_form->first.find('{'))) != base) {
        continue;
      }
      most = std::max(most, other_form->second);
      const std::string rest = plain(std::string_view(other_form->first).substr(other_form->first.find('}') + 1));
      const std::string item_name = rest.empty() ? "text" : rest == "by" ? "target_date" : synonym(also_of_items, rest).empty() ? rest : synonym(also_of_items, rest);
      const Field* found = below(*field, item_name);
      if (found != nullptr && taken.insert(found->key).second) {
        std::string step = other->step;
        const auto at = step.find(other->name);
        step.replace(at, other->name.size(), other_form->first);
        fields += fmt::format("\n    {}: {}", found->key, quoted(path.empty() ? step : path + "/" + step));
      }
    }
    return take(field->key, fmt::format("\n    numbered: {}{}", std::min(most, 99), fields));
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
    out += (out.empty() ? "" : ", ") + quoted(name);
  }
  return "[" + out + "]";
}

}  // namespace

bool may_be_shown(const PathCount& path, std::uint64_t records, bool shows_values) {
  // Keys can be values too: a number somebody is known by, or a name in one record.
  constexpr int digits_of_number = 6;
  const bool is_number = std::count_if(path.name.begin(), path.name.end(), [](char c) { return c >= '0' && c <= '9'; }) >= digits_of_number;
  const bool may_be_name = path.is_named_by_value || (records > 1 && path.name.find(' ') != std::string::npos);
  return shows_values || (!is_number && (!may_be_name || path.stands_in > 1));
}

std::string suggested_mapping(const Inspection& inspection, const Vocabulary& vocabulary, std::string_view file, bool shows_values) {
  Draft draft(inspection, vocabulary, shows_values);
  const std::string fields = draft.fields();
  constexpr std::size_t most_keys = 4;
  std::string out = fmt::format("# A first draft for {}: check each line, and place what is listed at the end.\n# careaudit check --input-format THIS-FILE.yaml {} tries it; careaudit-mapping(5) has all keys.\n", file, file);
  out += fmt::format("title: {}\n", quoted(fmt::format("exports like {}", file)));
  const bool is_table = inspection.syntax == "csv";
  if (is_table) {
    out += fmt::format("recognise: {{columns: {}}}\n", flow_list(draft.keys(), most_keys));
    const PathCount* id = draft.id();
    out += id != nullptr && id->distinct < id->records ? fmt::format("gather_by: {}\n", quoted(id->name)) : "# gather_by: the column that tells whose row it is, when a plan has several rows\n";
  } else if (inspection.syntax == "xml") {
    out += fmt::format("recognise: {{root: {}}}\n", quoted(inspection.root));
  } else {
    out += draft.keys().empty() ? "" : fmt::format("recognise: {{keys: {}}}\n", flow_list(draft.keys(), most_keys));
  }
  if (!is_table && !inspection.record.empty()) {
    out += fmt::format("record: {}\n", quoted(inspection.record));
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
