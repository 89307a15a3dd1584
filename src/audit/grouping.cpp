// Groups of plans for the tables of measures.
#include "audit/grouping.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/judge.h"
#include "audit/ward_names.h"
#include "base/strings.h"

namespace careaudit {
namespace {

/// Space runs made one; the ends trimmed.
std::string tidy(std::string_view name) {
  std::string text;
  for (const auto part : split(name, ' ')) {
    text += text.empty() ? "" : " ";
    text += part;
  }
  return text;
}

bool ends_in_number(const std::string& key) {
  return !key.empty() && key.back() >= '0' && key.back() <= '9';
}

bool are_near(const std::string& a, const std::string& b) {
  // "Ward 3" and "Ward 4" are two wards; "Kedelston" and "Kedleston" are probably one.
  if (a.size() < 5 || b.size() < 5 || ends_in_number(a) || ends_in_number(b)) {
    return false;
  }
  return edit_distance(a, b) == 1;
}

void add_keys(const Field& field, const std::string& above, std::vector<std::string>& keys) {
  for (const auto& below : field.fields) {
    keys.push_back(above + below.key);
    if (!below.is_list) {
      add_keys(below, above + below.key + ".", keys);
    }
  }
}

}  // namespace

Result<Grouping> parse_grouping(const std::string& text, const Vocabulary& vocabulary) {
  Grouping grouping;
  grouping.shown = text;
  const auto colon = text.find(':');
  grouping.field = text.substr(0, colon);
  if (colon != std::string::npos) {
    const std::string part = text.substr(colon + 1);
    if (part != "month" && part != "quarter") {
      return Problem{.message = fmt::format("unknown part `{}` in `--by {}`", part, text),
                     .remedy = "write `FIELD:month` or `FIELD:quarter`"};
    }
    grouping.part = part == "month" ? Grouping::Part::month : Grouping::Part::quarter;
  }
  const Field* field = vocabulary.at(grouping.field);
  if (field == nullptr || grouping.field.empty()) {
    std::vector<std::string> keys;
    add_keys(vocabulary.plan, "", keys);
    const std::string near = nearest(grouping.field, keys);
    return Problem{.message = fmt::format("unknown field `{}` in `--by {}`{}", grouping.field, text,
                                          near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = "`ward`, `team`, `type` or any field of careaudit-plan(5) can be used"};
  }
  if (field->is_list || field->type == FieldType::map || field->type == FieldType::open) {
    if (!(grouping.field == "coordinator")) {
      return Problem{.message = fmt::format("`{}` in `--by {}` holds more than one value", grouping.field, text),
                     .remedy = "name a field with a single value, such as `ward` or `coordinator.name`"};
    }
    grouping.field = "coordinator.name";
  }
  if (grouping.part != Grouping::Part::whole && field->type != FieldType::date) {
    return Problem{.message = fmt::format("`{}` in `--by {}` is not a date", grouping.field, text),
                   .remedy = "month and quarter need a date field, such as `created` or `last_review`"};
  }
  return grouping;
}

std::optional<std::string> group_of(const Plan& plan, const Grouping& grouping, const PlanTypes& types) {
  if (grouping.field == "type") {
    return type_of(plan, types);
  }
  if (grouping.field == "status") {
    return plan.status;
  }
  if (grouping.part == Grouping::Part::whole) {
    std::string value = tidy(plan.text(grouping.field));
    return value.empty() ? std::nullopt : std::optional(std::move(value));
  }
  const auto date = plan.date(grouping.field);
  if (!date) {
    return std::nullopt;
  }
  return grouping.part == Grouping::Part::month
             ? fmt::format("{:04}-{:02}", date->year(), date->month())
             : fmt::format("{:04}-Q{}", date->year(), (date->month() + 2) / 3);
}

const std::string& GroupNames::canonical(const std::string& name) {
  const std::string key = ward_key(name);
  ++spellings_[key][name];
  return first_spelling_.try_emplace(key, name).first->second;
}

const std::string& GroupNames::usual(const std::string& name) const {
  const std::string key = ward_key(name);
  const auto& spellings = spellings_.at(key);
  const auto* best = &*spellings.find(first_spelling_.at(key));
  for (const auto& one : spellings) {
    best = one.second > best->second ? &one : best;
  }
  return best->first;
}

std::vector<std::pair<std::string, std::string>> GroupNames::near_pairs() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  constexpr std::size_t most = 2000;  // names compared: the work is quadratic
  std::size_t i = 0;
  for (auto a = first_spelling_.begin(); a != first_spelling_.end() && i < most; ++a, ++i) {
    for (auto b = std::next(a); b != first_spelling_.end(); ++b) {
      if (are_near(a->first, b->first)) {
        pairs.emplace_back(a->second, b->second);
      }
    }
  }
  return pairs;
}

}  // namespace careaudit
