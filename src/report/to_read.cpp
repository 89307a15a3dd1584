// Sorting by item; folding what is said twice.
#include "report/to_read.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace careaudit {
namespace {

/// A roll-up says nothing new where all its letters are judged in the open.
bool is_told_by_its_letters(const OutcomeRow& row, const std::set<std::string>& shown) {
  const auto& members = row.rule->members;
  return row.rule->is_roll_up && !members.empty() && std::all_of(members.begin(), members.end(), [&](const std::string& id) { return shown.contains(id); });
}

/// `goal.smart: S, T`: the letters that fail for the same item.
std::string letters_of(const OutcomeRow& roll_up, const PlanResult& plan) {
  std::string letters;
  for (const auto& [letter, id] : roll_up.rule->options.map("letters")) {
    const bool is_failed = std::any_of(plan.outcomes.begin(), plan.outcomes.end(), [&, &rule_id = id](const OutcomeRow& row) {
      return is_told(row) && row.item == roll_up.item && row.rule->id == rule_id;
    });
    letters += is_failed ? (letters.empty() ? "" : ", ") + letter : "";
  }
  return fmt::format("{}: {}", roll_up.rule->id, letters);
}

/// What was told of the plan's texts: of what stands elsewhere nothing is told twice.
using TextFindings = std::vector<const OutcomeRow*>;

TextFindings text_findings(const PlanResult& plan) {
  TextFindings found;
  for (const auto& row : plan.outcomes) {
    if (is_told(row) && row.rule->each == "texts") {
      found.push_back(&row);
    }
  }
  return found;
}

/// Whether `row` finds nothing in its text but words that `other` finds there too.
bool finds_but_words_of(const OutcomeRow& row, const OutcomeRow& other) {
  const bool is_same_text = row.rule != other.rule && row.rule->each == "texts" && other.rule->each == "texts" && row.item == other.item;
  return is_same_text && !row.evidence.empty() && std::all_of(row.evidence.begin(), row.evidence.end(), [&](const std::string& words) {
    return std::any_of(other.evidence.begin(), other.evidence.end(), [&](const std::string& wider) { return wider.find(words) != std::string::npos; });
  });
}

/// The finding that tells of `row` too, if any: the more serious one, then the one that finds more.
const OutcomeRow* told_with(const OutcomeRow& row, const TextFindings& among) {
  for (const OutcomeRow* other : among) {
    if (other->rule->severity > row.rule->severity || !finds_but_words_of(row, *other)) {
      continue;
    }
    const bool is_mutual = other->rule->severity == row.rule->severity && finds_but_words_of(*other, row);
    if (!is_mutual || other->rule->id > row.rule->id) {
      return other;
    }
  }
  return nullptr;
}

auto rank_of(const OutcomeRow& row) { return std::tie(row.rule->severity, row.rule->id, row.at.line, row.at.column); }

}  // namespace

std::vector<ItemToRead> findings_to_read(const PlanResult& plan, const std::set<std::string>& shown) {
  // The plan as a whole has no name and no place of its own.
  std::map<std::tuple<Location, std::string>, ItemToRead> items;
  std::map<const OutcomeRow*, std::vector<std::string>> also;
  const TextFindings of_texts = text_findings(plan);
  for (const auto& row : plan.outcomes) {
    if (!is_told(row)) {
      continue;
    }
    ItemToRead& item = items[{row.about->name.empty() ? Location{} : row.about->at, row.about->name}];
    item.about = &*row.about;
    if (is_told_by_its_letters(row, shown)) {
      item.roll_ups.push_back(letters_of(row, plan));
      continue;
    }
    const OutcomeRow* other = row.rule->each == "texts" ? told_with(row, of_texts) : nullptr;
    for (const OutcomeRow* next = other; next != nullptr; next = told_with(*next, of_texts)) {
      other = next;
    }
    if (other == nullptr) {
      item.findings.push_back({.row = &row});
    } else {
      also[other].push_back(row.rule->id);
    }
  }
  std::vector<ItemToRead> ordered;
  for (auto& [place, item] : items) {
    std::stable_sort(item.findings.begin(), item.findings.end(), [](const FindingToRead& a, const FindingToRead& b) { return rank_of(*a.row) < rank_of(*b.row); });
    for (auto& finding : item.findings) {
      if (const auto found = also.find(finding.row); found != also.end()) {
        finding.also = found->second;
      }
    }
    ordered.push_back(std::move(item));
  }
  return ordered;
}

}  // namespace careaudit
