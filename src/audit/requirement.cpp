// Reading and checking --require.
#include "audit/requirement.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "audit/measure.h"
#include "base/strings.h"

namespace careaudit {
namespace {

std::optional<std::uint64_t> thousandths_of(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.back() == '%') {
    text.remove_suffix(1);
  }
  const auto point = std::min(text.find('.'), text.size());
  std::uint64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + point, whole);
  if (error != std::errc() || end != text.data() + point || whole > 100) {
    return std::nullopt;
  }
  std::string decimals(text.substr(std::min(point + 1, text.size())));
  const bool is_digits = std::all_of(decimals.begin(), decimals.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (decimals.size() > 3 || !is_digits || (point < text.size() && decimals.empty())) {
    return std::nullopt;
  }
  decimals.resize(3, '0');
  std::uint64_t part = 0;
  std::from_chars(decimals.data(), decimals.data() + 3, part);
  const std::uint64_t value = whole * 1000 + part;
  return value > 100000 ? std::nullopt : std::optional(value);
}

bool is_met(const MeasureCount& count, const Requirement& requirement) {
  return count.denominator > 0 &&
         count.numerator * 100000 >= requirement.thousandths * count.denominator;
}

Problem miss(const Requirement& requirement, const std::string& group, const MeasureCount& count) {
  const auto value = percent(count);
  const std::string where = group.empty() ? "" : fmt::format(" in {}", group);
  if (!value) {
    return {.message = fmt::format("requirement missed: `{}`{} has no plan to measure (denominator 0); {} % is required",
                                   requirement.measure, where, requirement.shown),
            .remedy = "check what was audited, or leave the requirement out"};
  }
  return {.message = fmt::format("requirement missed: `{}`{} is {:.1f} % ({}/{}); {} % is required",
                                 requirement.measure, where, *value, count.numerator,
                                 count.denominator, requirement.shown)};
}

}  // namespace

Result<Requirement> parse_requirement(const std::string& text, const std::vector<const Measure*>& known) {
  const auto equals = text.find('=');
  const bool is_at_least = equals != std::string::npos && equals > 0 && text[equals - 1] == '>';
  const auto number = equals == std::string::npos ? std::nullopt : thousandths_of(text.substr(equals + 1));
  if (!number) {
    return Problem{.message = fmt::format("`--require {}` is not of the form MEASURE=N", text),
                   .remedy = "write for instance `--require personal-goals=70` or `--require personal-goals@ward=70`, with N from 0 to 100"};
  }
  const std::string left = text.substr(0, is_at_least ? equals - 1 : equals);
  Requirement requirement;
  requirement.measure = std::string(trim(left.substr(0, left.find('@'))));
  requirement.field = left.find('@') == std::string::npos ? "" : std::string(trim(left.substr(left.find('@') + 1)));
  requirement.thousandths = *number;
  requirement.shown = std::string(trim(text.substr(equals + 1)));
  if (requirement.shown.ends_with('%')) {
    requirement.shown.pop_back();
  }
  std::vector<std::string> ids;
  for (const Measure* measure : known) {
    ids.push_back(measure->id);
  }
  if (std::find(ids.begin(), ids.end(), requirement.measure) == ids.end()) {
    const std::string near = nearest(requirement.measure, ids);
    return Problem{.message = fmt::format("`--require` names no measure of this run: `{}`{}", requirement.measure,
                                          near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = ids.empty() ? "the rules chosen make up no measure"
                                         : fmt::format("measures here: {}", listed(ids))};
  }
  return requirement;
}

std::optional<Problem> add_target(const std::string& text, const std::vector<std::string>& known, Targets& targets) {
  const auto equals = text.find('=');
  const auto number = equals == std::string::npos ? std::nullopt : thousandths_of(text.substr(equals + 1));
  if (!number) {
    return Problem{.message = fmt::format("`--target {}` is not of the form MEASURE=N", text), .remedy = "write for instance `--target personal-goals=70`, with N from 0 to 100"};
  }
  const std::string measure(trim(text.substr(0, equals)));
  if (std::find(known.begin(), known.end(), measure) == known.end()) {
    const std::string near = nearest(measure, known);
    return Problem{.message = fmt::format("`--target` names no measure that is here: `{}`{}", measure, near.empty() ? "" : fmt::format("; did you mean `{}`?", near)),
                   .remedy = known.empty() ? "there is no measure" : fmt::format("measures here: {}", listed(known))};
  }
  targets[measure] = *number;
  return std::nullopt;
}

Problem why_absent(const Requirement& requirement, const RuleSet& rules, const Selection& selection, const std::string& profile) {
  const auto found = std::find_if(rules.measures.begin(), rules.measures.end(), [&](const Measure& one) { return one.id == requirement.measure; });
  const Measure& measure = *found;
  std::vector<std::string> lacking;
  for (const auto& rule : rules.rules) {
    const bool is_needed = measure.kind == MeasureKind::no_severity ? rule.severity == measure.severity
                                                                    : rule.id == measure.applies || std::find(measure.rules.begin(), measure.rules.end(), rule.id) != measure.rules.end();
    if (is_needed && std::find(selection.shown.begin(), selection.shown.end(), &rule) == selection.shown.end()) {
      lacking.push_back(rule.id);
    }
  }
  std::vector<std::string> holding;
  bool is_in_profile = false;
  for (const auto& one : rules.profiles) {
    const auto all = select_rules(rules, one.name, {}, {});
    const auto usable = all ? measures_of(rules, *all) : std::vector<const Measure*>{};
    if (std::find(usable.begin(), usable.end(), &measure) != usable.end()) {
      holding.push_back(one.name);
      is_in_profile = is_in_profile || one.name == profile;
    }
  }
  const std::string cutter = is_in_profile ? std::string("`--only` or `--skip`") : fmt::format("the profile `{}`", profile);
  return {.message = fmt::format("the measure `{}` of `--require` needs the {} {}, which {} {} out", measure.id, lacking.size() == 1 ? "rule" : "rules", listed(lacking), cutter,
                                 is_in_profile ? "leave" : "leaves"),
          .remedy = is_in_profile    ? "take the rules in again, or leave the requirement out"
                    : holding.empty() ? "no profile holds them all"
                                      : fmt::format("{} {}: {}", holding.size() == 1 ? "the profile that holds" : "profiles that hold", lacking.size() == 1 ? "it" : "them", listed(holding))};
}

Problems missed(const std::vector<Requirement>& requirements, const Summary& summary) {
  Problems misses;
  for (const auto& requirement : requirements) {
    bool is_first_table = true;
    for (const auto& table : summary.measures) {
      if (table.measure->id != requirement.measure) {
        continue;
      }
      if (requirement.field.empty()) {
        if (is_first_table && !is_met(table.total, requirement)) {
          misses.push_back(miss(requirement, "", table.total));
        }
        is_first_table = false;
        continue;
      }
      if (table.by != requirement.field) {
        continue;
      }
      for (const auto& group : table.groups) {
        if (!is_met(group.count, requirement)) {
          misses.push_back(miss(requirement, group.group.value_or(fmt::format("plans without {}", table.by)), group.count));
        }
      }
      if (table.groups.empty()) {
        misses.push_back(miss(requirement, "", table.total));
      }
    }
  }
  return misses;
}

}  // namespace careaudit
