// Texts compared between plans.
#include "audit/batch.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "audit/judge.h"
#include "base/hash.h"
#include "base/strings.h"

namespace careaudit {
namespace {

constexpr std::string_view the_person = "(name)";

/// The words of the text, lower case, the person's own name put alike, so that a form filled in by name is one.
std::string words_of(const Reading& reading, std::string_view name, std::size_t& count) {
  std::string key;
  count = 0;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (reading.words[i].is_mark) {
      continue;
    }
    key += !name.empty() && reading.folded[i] == name ? the_person : std::string_view(reading.folded[i]);
    key.push_back(' ');
    ++count;
  }
  return key;
}

/// Of the rule, the list and the words: the same in every run.
std::string fingerprint_of(const Rule& rule, std::uint64_t words) {
  Fingerprinter print;
  print.add(rule.id);
  print.add(fmt::format("{:016x}", words));
  return print.hex();
}

std::vector<std::string> lists_of(const Rule& rule) { return rule.options.words("lists"); }

}  // namespace

BatchRules::BatchRules(const Selection& selection) {
  for (const Rule* rule : selection.shown) {
    if (!rule->is_batch) {
      continue;
    }
    const auto index = static_cast<std::uint16_t>(rules_.size());
    rules_.push_back(rule);
    fewest_words_.push_back(static_cast<std::size_t>(rule->options.number("words", 4)));
    for (auto& path : lists_of(*rule)) {
      lists_.push_back({.rule = index, .path = path});
    }
  }
}

std::vector<BatchText> BatchRules::gather(const Plan& plan, const Knowledge& knowledge, Scratch& scratch) const {
  std::vector<BatchText> texts;
  const std::string name = fold_ascii(plan.text("person.preferred_name"));
  const std::string type = type_of(plan, knowledge.types);
  std::uint16_t in_rule = 0;
  std::uint16_t last_rule = 0;
  for (const auto& list : lists_) {
    in_rule = list.rule == last_rule ? in_rule : std::uint16_t{0};
    last_rule = list.rule;
    const std::uint16_t index = in_rule++;
    if (!why_not_asked(*rules_[list.rule], plan, type).empty()) {
      continue;
    }
    for (const NodeId item : plan.tree.children(plan.find(list.path))) {
      const NodeId child = plan.tree.child(item, "text");
      const NodeId node = child == no_node ? item : child;
      if (plan.tree[node].kind != Kind::scalar) {
        continue;
      }
      std::size_t words = 0;
      const std::string key = words_of(scratch.reading(node), name, words);
      if (words < fewest_words_[list.rule]) {
        continue;
      }
      const std::uint64_t hash = hash_of(fmt::format("{} {}", list.path, key));
      const bool is_again = std::any_of(texts.begin(), texts.end(), [&](const BatchText& one) { return one.hash == hash && one.rule == list.rule; });
      if (!is_again) {
        texts.push_back({.rule = list.rule, .list = index, .hash = hash == 0 ? 1 : hash, .text = std::string(trim(plan.tree[node].text))});
      }
    }
  }
  return texts;
}

BatchCounts::BatchCounts(const BatchRules& rules) : rules_(rules.rules()) {
  for (const Rule* rule : rules_) {
    fewest_plans_.push_back(static_cast<std::uint32_t>(std::max(2L, rule->options.number("plans", 3))));
    least_per_cent_.push_back(static_cast<std::uint32_t>(std::max(0L, rule->options.number("per_cent", 0))));
    lists_.push_back(lists_of(*rule));
  }
}

BatchCounts::Entry& BatchCounts::entry(std::uint64_t hash) {
  if (used_ * 10 >= table_.size() * 7) {
    grow();
  }
  std::size_t at = hash & (table_.size() - 1);
  while (table_[at].hash != 0 && table_[at].hash != hash) {
    at = (at + 1) & (table_.size() - 1);
  }
  used_ += table_[at].hash == 0 ? 1U : 0U;
  table_[at].hash = hash;
  return table_[at];
}

void BatchCounts::grow() {
  std::vector<Entry> old(std::max<std::size_t>(64, table_.size() * 2));
  old.swap(table_);
  for (const Entry& one : old) {
    if (one.hash != 0) {
      std::size_t at = one.hash & (table_.size() - 1);
      while (table_[at].hash != 0) {
        at = (at + 1) & (table_.size() - 1);
      }
      table_[at] = one;
    }
  }
}

void BatchCounts::add(const PlanResult& plan, const std::string& person, const std::vector<BatchText>& texts) {
  constexpr std::size_t most_named = 10;
  const auto who = static_cast<std::uint32_t>(person.empty() ? hash_of(plan.file + ":" + plan.id) : hash_of(person));
  for (const auto& text : texts) {
    Entry& one = entry(text.hash ^ (std::uint64_t{text.rule} << 48U));
    if (one.plans > 0 && one.person == who) {
      continue;
    }
    one.person = who;
    if (++one.plans < fewest_plans_[text.rule]) {
      continue;
    }
    auto [found, is_new] = found_.try_emplace(one.hash);
    BatchFinding& finding = found->second;
    if (is_new) {
      finding.rule = rules_[text.rule];
      finding.list = lists_[text.rule][text.list];
      finding.text = text.text;
      finding.fingerprint = fingerprint_of(*finding.rule, text.hash);
    }
    finding.plans = one.plans;
    if (finding.among.size() < most_named) {
      finding.among.push_back(plan.id);
    }
  }
}

std::vector<BatchFinding> BatchCounts::findings(std::uint64_t plans) const {
  std::vector<BatchFinding> all;
  for (const auto& [hash, finding] : found_) {
    const auto rule = static_cast<std::size_t>(std::find(rules_.begin(), rules_.end(), finding.rule) - rules_.begin());
    if (finding.plans * 100 >= std::uint64_t{least_per_cent_[rule]} * plans) {
      all.push_back(finding);
    }
  }
  std::sort(all.begin(), all.end(), [](const BatchFinding& a, const BatchFinding& b) {
    return a.plans != b.plans ? a.plans > b.plans : std::tie(a.rule->id, a.list, a.text) < std::tie(b.rule->id, b.list, b.text);
  });
  return all;
}

std::string message_of(const BatchFinding& finding) { return fmt::format("the same text stands under `{}` in {} plans", finding.list, finding.plans); }

}  // namespace careaudit
